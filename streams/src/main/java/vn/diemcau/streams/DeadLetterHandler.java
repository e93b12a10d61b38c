package vn.diemcau.streams;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.serde.RegistryUnavailableException;
import vn.diemcau.streams.core.ImpossibleEventException;
import vn.diemcau.topic.DeadLetter;

/**
 * Sends a record that cannot be decoded, or that {@link vn.diemcau.streams.core.Judge} does not pass, to the dead letters,
 * and goes on. Everything else stops the task: a registry that is away comes back, and an error after the judgement may
 * have counted half an event, which only an aborted transaction takes back. The handlers of other libraries for this
 * would go on in each case.
 */
public final class DeadLetterHandler implements DeserializationExceptionHandler, ProcessingExceptionHandler {
    static final String TOPIC = "diemcau.dead.letters.topic";
    static final String METRICS = "diemcau.metrics";
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

    private String topic;
    private StreamsMetrics metrics;

    /** Kafka Streams makes it by its name. */
    public DeadLetterHandler() {}

    @Override
    public void configure(Map<String, ?> properties) {
        topic = (String) properties.get(TOPIC);
        metrics = (StreamsMetrics) properties.get(METRICS);
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> message, Exception error) {
        if (isCausedBy(error, RegistryUnavailableException.class)) {
            return DeserializationExceptionHandler.Response.fail();
        }
        return DeserializationExceptionHandler.Response.resume(
                List.of(letter(context, error, message.key(), message.value())));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> message, Exception error) {
        if (!isCausedBy(error, ImpossibleEventException.class)) {
            return ProcessingExceptionHandler.Response.fail();
        }
        return ProcessingExceptionHandler.Response.resume(
                List.of(letter(context, error, context.sourceRawKey(), context.sourceRawValue())));
    }

    private ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, Exception error, byte[] key, byte[] value) {
        LOG.warn(
                "Dead letter topic={} partition={} offset={} reason={}",
                context.topic(),
                context.partition(),
                context.offset(),
                error.getMessage());
        LOG.debug("Dead letter", error);
        metrics.deadLetters(context.processorNodeId()).increment();
        return new DeadLetter(
                        context.topic(),
                        context.partition(),
                        context.offset(),
                        context.timestamp(),
                        context.processorNodeId(),
                        error.getClass().getName(),
                        error.getMessage())
                .toRecord(topic, key, value);
    }

    private static boolean isCausedBy(Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
