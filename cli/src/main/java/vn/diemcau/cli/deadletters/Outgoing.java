package vn.diemcau.cli.deadletters;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.service.kafka.AccessException;
import vn.diemcau.service.kafka.ReliableProducer;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/** Sends records in transactions, several hundred in each; a second one for the same installation ends the first. */
public final class Outgoing implements AutoCloseable {
    private static final int BATCH = 500;
    private static final int LARGEST_RECORD = 128 * 1024 * 1024;
    private static final Duration CLOSE = Duration.ofSeconds(5);

    /** Both are null where nothing is to be sent. */
    private final String transactionalId;

    private final Producer<byte[], byte[]> producer;

    private int open;

    private Outgoing(String transactionalId, Producer<byte[], byte[]> producer) {
        this.transactionalId = transactionalId;
        this.producer = producer;
    }

    /** One that drops what it is given. */
    static Outgoing nowhere() {
        return new Outgoing(null, null);
    }

    /** One to the cluster of the settings; an unfinished transaction of an earlier one is aborted by then. */
    public static Outgoing open(Settings settings) {
        Redrives.createTopic(settings);
        Map<String, Object> defaults = Map.of(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                Topics.COMPRESSION,
                // Before compression: the records may be much smaller on their topic.
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                LARGEST_RECORD,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                (long) LARGEST_RECORD);
        String id = Topics.REDRIVES.name(settings.get(Setting.TOPIC_PREFIX));
        Outgoing outgoing = new Outgoing(
                id, ReliableProducer.create(settings, defaults, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id)));
        outgoing.orBreakOff(outgoing.producer::initTransactions);
        return outgoing;
    }

    /** Sends a record with the next {@link #commit}, or before. Pairs are committed together. */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails makes the commit fail
    public void send(ProducerRecord<byte[], byte[]> record) {
        if (producer == null) {
            return;
        }
        orBreakOff(() -> {
            if (open == 0) {
                producer.beginTransaction();
            }
            producer.send(record);
            open++;
        });
    }

    /** Commits if there is much to commit. */
    void commitIfLarge() {
        if (open >= BATCH) {
            commit();
        }
    }

    /** Commits what was sent. */
    void commit() {
        if (open > 0) {
            orBreakOff(producer::commitTransaction);
            open = 0;
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE);
        }
    }

    private void orBreakOff(Runnable step) {
        try {
            step.run();
        } catch (ProducerFencedException e) {
            throw new CommandException("Another redrive is running; wait until it has ended, then run this again", e);
        } catch (TransactionalIdAuthorizationException e) {
            throw AccessException.ofTransactionalId(transactionalId, e);
        } catch (KafkaException e) {
            throw new CommandException(
                    "The redrive was interrupted: " + e.getMessage()
                            + ". Run it again to continue; nothing is sent back twice",
                    e);
        }
    }
}
