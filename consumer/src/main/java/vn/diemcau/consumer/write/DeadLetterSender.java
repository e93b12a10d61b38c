package vn.diemcau.consumer.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import vn.diemcau.service.deadletters.DeadLetters;
import vn.diemcau.topic.DeadLetter;

/**
 * Sends the refused records of a batch to the dead letters, before the batch is committed. If the consumer fails in
 * between, the letters are sent again; none is lost.
 */
final class DeadLetterSender implements AutoCloseable {
    static final String STAGE = "consumer";

    /** Each attempt takes as long as the producer retries; in between, the broker has answered other requests. */
    private static final int ATTEMPTS = 3;

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final DeadLetters count;
    private int failures;

    /**
     * @param producer is closed with this
     * @param topic the name of the topic on the broker
     * @param count is notified of every record, in the order of each partition
     */
    DeadLetterSender(Producer<byte[], byte[]> producer, String topic, DeadLetters count) {
        this.producer = producer;
        this.topic = topic;
        this.count = count;
    }

    /**
     * Sends what is refused of a batch, and returns when all of it is acknowledged.
     *
     * @param read the records that the batch was made of, and maybe others
     * @throws RetriableException if it may succeed later
     * @throws IllegalStateException if it will not succeed, or has failed for a long time
     * @throws vn.diemcau.service.deadletters.TooManyDeadLettersException if too many are refused; none of them is sent
     */
    void send(Batch batch, Iterable<ConsumerRecord<byte[], byte[]>> read) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> letter : letters(batch, read)) {
            sent.add(producer.send(letter));
            // The first failure has waited for a long time; each of the others would do the same.
            sent.stream().filter(Future::isDone).findFirst().ifPresent(this::await);
        }
        if (sent.isEmpty()) {
            return;
        }
        producer.flush();
        sent.forEach(this::await);
        failures = 0;
    }

    @Override
    public void close() {
        producer.close();
    }

    private List<ProducerRecord<byte[], byte[]>> letters(Batch batch, Iterable<ConsumerRecord<byte[], byte[]>> read) {
        Map<TopicPartition, Map<Long, BadRecordException>> refused = refused(batch);
        List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : read) {
            Map<Long, BadRecordException> ofPartition =
                    refused.get(new TopicPartition(record.topic(), record.partition()));
            BadRecordException bad = ofPartition == null ? null : ofPartition.get(record.offset());
            if (ofPartition != null && bad == null) {
                count.passed();
            } else if (bad != null) {
                DeadLetter letter = letter(record, bad);
                count.diverted(letter);
                letters.add(letter.toRecord(topic, record.key(), record.value(), record.headers()));
            }
        }
        return letters;
    }

    /** The refused records of each partition that the batch is about, by their offsets. */
    private static Map<TopicPartition, Map<Long, BadRecordException>> refused(Batch batch) {
        Map<TopicPartition, Map<Long, BadRecordException>> refused = new HashMap<>();
        batch.steps().forEach(step -> refused.put(step.claim().partition(), new HashMap<>()));
        batch.refused().forEach(bad -> refused.get(bad.partition()).put(bad.offset(), bad));
        return refused;
    }

    private static DeadLetter letter(ConsumerRecord<byte[], byte[]> record, BadRecordException bad) {
        Throwable origin = bad.getCause() == null ? bad : bad.getCause();
        return new DeadLetter(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                STAGE,
                origin.getClass().getName(),
                bad.reason());
    }

    private void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            failures++;
            if (e.getCause() instanceof RetriableException retriable && failures < ATTEMPTS) {
                throw retriable;
            }
            throw new IllegalStateException(
                    "Bad records cannot be sent to the topic " + topic + ": "
                            + e.getCause().getMessage() + ". Nothing after them is read; check that the topic exists"
                            + " and that this user may write to it, and start the consumer again",
                    e.getCause());
        }
    }
}
