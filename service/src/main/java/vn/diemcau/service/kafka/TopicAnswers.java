package vn.diemcau.service.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Waits for the answers to a question about several topics, of which the brokers answer each by itself. */
public final class TopicAnswers {
    private TopicAnswers() {}

    /**
     * The answers by topic, without those that are an expected error.
     *
     * @param answers by the names of the topics on the broker
     * @throws ExecutionException if a topic is answered with another error. If the user lacks rights, its cause names all
     *     topics that are refused; the errors of the client name none
     */
    public static <T> Map<String, T> of(Map<String, KafkaFuture<T>> answers, Predicate<Throwable> expected)
            throws ExecutionException, InterruptedException {
        Map<String, T> found = new HashMap<>();
        SortedSet<String> refused = new TreeSet<>();
        for (Map.Entry<String, KafkaFuture<T>> answer : answers.entrySet()) {
            try {
                found.put(answer.getKey(), answer.getValue().get());
            } catch (ExecutionException e) {
                if (expected.test(e.getCause())) {
                    continue;
                }
                if (!(e.getCause() instanceof TopicAuthorizationException)) {
                    throw e;
                }
                refused.add(answer.getKey());
            }
        }
        if (!refused.isEmpty()) {
            throw new ExecutionException(new TopicAuthorizationException(refused));
        }
        return found;
    }
}
