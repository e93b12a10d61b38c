package vn.diemcau.service.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Says whether a process lives and whether it is ready, as JSON: {@code {"ready":false,"checks":{"topics":"ok",…}}}. */
final class HealthReport implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WELL = "ok";

    /** Clients usually wait a few seconds. */
    private static final long PATIENCE_SECONDS = 2;

    private final Probes probes;
    private final ExecutorService threads = Executors.newCachedThreadPool(HealthReport::thread);

    HealthReport(Probes probes) {
        this.probes = probes;
    }

    /** An answer; {@code json} is an object. */
    record Answer(boolean well, String json) {}

    /** Whether the process has not failed for good; things that it needs may be unavailable. */
    Answer live() {
        Map<String, Object> said = new LinkedHashMap<>();
        probes.failure().get().ifPresent(failure -> said.put("failure", failure));
        return answer("live", said.isEmpty(), said);
    }

    /** Whether the process can do its work now: it has not failed, and all checks pass within two seconds. */
    Answer ready() {
        Map<String, String> checks = new TreeMap<>();
        probes.failure().get().ifPresent(failure -> checks.put("failure", failure));
        checks.putAll(outcomes());
        boolean well = checks.values().stream().allMatch(WELL::equals);
        return answer("ready", well, Map.of("checks", checks));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private Map<String, String> outcomes() {
        List<String> names = new ArrayList<>(probes.checks().keySet());
        Map<String, String> outcomes = new TreeMap<>();
        try {
            List<Future<String>> answers = threads.invokeAll(
                    names.stream()
                            .map(name -> probes.checks().get(name))
                            .map(HealthReport::asked)
                            .toList(),
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS);
            for (int i = 0; i < names.size(); i++) {
                outcomes.put(names.get(i), outcome(answers.get(i)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            names.forEach(name -> outcomes.putIfAbsent(name, "interrupted"));
        }
        return outcomes;
    }

    private static Callable<String> asked(Check check) {
        return () -> check.problem().orElse(WELL);
    }

    private static String outcome(Future<String> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException e) {
            return "no answer within " + PATIENCE_SECONDS + " s";
        } catch (ExecutionException e) {
            Throwable root = e.getCause();
            while (root instanceof ExecutionException && root.getCause() != null) {
                root = root.getCause();
            }
            return root.getMessage() == null ? root.toString() : root.getMessage();
        }
    }

    private static Answer answer(String question, boolean well, Map<String, ?> said) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(question, well);
        object.putAll(said);
        try {
            return new Answer(well, JSON.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "health-check");
        thread.setDaemon(true);
        return thread;
    }
}
