// The conferences with their standing, as the topic conference-summaries has them: reads it from the beginning, keeps the
// latest record of each key, and prints all once it is up to date.
//
//   node conferences.js BOOTSTRAP_SERVERS SCHEMA_REGISTRY [PREFIX]
const {Kafka, logLevel} = require('kafkajs');
const {SchemaRegistry} = require('@kafkajs/confluent-schema-registry');

const [brokers, registryUrl, prefix = ''] = process.argv.slice(2);
const topic = prefix + 'conference-summaries';
const kafka = new Kafka({clientId: 'sample', brokers: brokers.split(','), logLevel: logLevel.ERROR});
const registry = new SchemaRegistry({host: registryUrl});

const main = async () => {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();

  // A group of its own for each run: nothing is committed, so that each run reads from the beginning.
  const consumer = kafka.consumer({groupId: `sample-${process.pid}-${Date.now()}`});
  const conferences = new Map();
  const missing = new Map(ends
    .filter(({low, high}) => BigInt(low) < BigInt(high))
    .map(({partition, high}) => [partition, BigInt(high)]));
  await consumer.connect();
  await consumer.subscribe({topics: [topic], fromBeginning: true});
  await new Promise((resolve, reject) => {
    if (missing.size === 0) resolve();
    consumer.on(consumer.events.CRASH, ({payload}) => reject(payload.error));
    consumer.run({
      autoCommit: false,
      eachBatch: async ({batch, resolveOffset}) => {
        for (const {key, value, offset} of batch.messages) {
          if (value === null) conferences.delete(key.toString());
          else conferences.set(key.toString(), await registry.decode(value));
          resolveOffset(offset);
        }
        // The last offsets of a partition are the marks of transactions, of which no message is made.
        if (BigInt(batch.lastOffset()) + 2n >= (missing.get(batch.partition) ?? 0n)) missing.delete(batch.partition);
        if (missing.size === 0) resolve();
      },
    }).catch(reject);
  });
  await consumer.disconnect();

  for (const key of [...conferences.keys()].sort()) {
    console.log(`${key}\t${conferences.get(key).status}\t${conferences.get(key).title}`);
  }
};

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
