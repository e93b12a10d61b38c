package vn.diemcau.streams.topology;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.deadletters.DeadLetters;
import vn.diemcau.streams.core.ImpossibleEventException;
import vn.diemcau.topic.DeadLetter;

/**
 * Sends a record that its stage cannot decode, or that {@link vn.diemcau.streams.core.EventValidator} refuses, to the
 * dead letters, and continues, unless there are too many. Every other error stops the task: a registry that is
 * unavailable comes back, and an error after the validation may have counted half an event, which only an aborted
 * transaction undoes. The handlers of other libraries would continue in each case.
 */
public final class DeadLetterHandler implements ProcessingExceptionHandler {
    /** Property: the name of the topic on the broker. */
    public static final String TOPIC = "diemcau.dead.letters.topic";

    /** Property: the {@link DeadLetters} of the process (an object). */
    public static final String COUNT = "diemcau.dead.letters";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

    private String topic;
    private DeadLetters count;

    /** Kafka Streams makes it by its name. */
    public DeadLetterHandler() {}

    @Override
    public void configure(Map<String, ?> properties) {
        topic = (String) properties.get(TOPIC);
        count = countOf(properties);
    }

    /** The dead letters of the process, which the stages use too. */
    static DeadLetters countOf(Map<String, ?> properties) {
        return (DeadLetters) Objects.requireNonNull(properties.get(COUNT), COUNT);
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> message, Exception error) {
        if (!(error instanceof ImpossibleEventException)) {
            return Response.fail();
        }
        Throwable origin = error.getCause() == null ? error : error.getCause();
        DeadLetter letter = new DeadLetter(
                context.topic(),
                context.partition(),
                context.offset(),
                context.timestamp(),
                context.processorNodeId(),
                origin.getClass().getName(),
                error.getMessage());
        count.diverted(letter);
        LOG.debug("Dead letter", error);
        return Response.resume(
                List.of(letter.toRecord(topic, context.sourceRawKey(), context.sourceRawValue(), context.headers())));
    }
}
