package vn.diemcau.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.diemcau.benchmark.peer.TextbookMain;
import vn.diemcau.parts.JavaProgram;
import vn.diemcau.parts.PartMain;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.topic.Topics;

/** The programs that are compared, each with the settings that suit it best. */
final class Contenders {
    static final String LIMIT = "limit";
    static final String LIMIT_WITH_WRITES = "limit with writes";
    static final String OURS = "ours";
    static final String TEXTBOOK = "textbook";
    static final String FLINK = "flink";

    /** All names of them. */
    static final List<String> ALL = List.of(LIMIT, LIMIT_WITH_WRITES, OURS, TEXTBOOK, FLINK);

    /** Says where Flink's classes are, as Java takes a class path. */
    static final String FLINK_CLASSES = "diemcau.benchmark.flink";

    /** What Flink's own start scripts open to it. */
    private static final List<String> OPENED =
            List.of("java.base/java.lang", "java.base/java.util", "java.base/java.time", "java.base/java.net");

    private final List<String> javaOptions;
    private final List<String> peerJavaOptions;

    /**
     * @param javaOptions of the limit and of ours: heap and collector
     * @param peerJavaOptions of the peers
     */
    Contenders(List<String> javaOptions, List<String> peerJavaOptions) {
        this.javaOptions = javaOptions;
        this.peerJavaOptions = peerJavaOptions;
    }

    Contender limit() {
        return new Contender(
                LIMIT, "", JavaProgram.of(LimitMain.class, javaOptions), List.of(), Map.of(), 1, List.of());
    }

    /** The limit that writes as much as another run did. */
    Contender limitWithWrites(Run as) {
        return new Contender(
                LIMIT_WITH_WRITES,
                "",
                JavaProgram.of(LimitMain.class, javaOptions),
                List.of(
                        String.format(Locale.ROOT, "%.3f", as.figure("bytesPerEvent")),
                        String.format(Locale.ROOT, "%.5f", as.figure("recordsPerEvent")),
                        Setting.PUBLISH_INTERVAL_MS.defaultValue()),
                Map.of(),
                1,
                List.of());
    }

    Contender ours(int threads) {
        return ours(OURS, threads + (threads == 1 ? " thread" : " threads"), threads, 1);
    }

    /** Streams by another name, and in several processes. */
    Contender ours(String what, String variant, int threads, int processes) {
        return new Contender(
                what,
                variant,
                JavaProgram.of(PartMain.class, javaOptions),
                List.of("streams"),
                Map.of(Setting.STREAM_THREADS.variable(), "" + threads),
                processes,
                Topics.summaries());
    }

    /** @param state how it writes its state: {@code json} or {@code binary} */
    Contender textbook(String state, int threads) {
        return new Contender(
                TEXTBOOK,
                state,
                JavaProgram.of(TextbookMain.class, peerJavaOptions),
                List.of(state),
                Map.of(Setting.STREAM_THREADS.variable(), "" + threads),
                1,
                List.of(Topics.PROVINCE_SUMMARIES));
    }

    /** Whether there is a Flink to measure. */
    static boolean hasFlink() {
        return System.getProperty(FLINK_CLASSES) != null;
    }

    /** @param backend where it keeps its state: {@code hashmap} or {@code rocksdb} */
    Contender flink(String backend, int parallelism) {
        List<String> options = new ArrayList<>(peerJavaOptions);
        OPENED.forEach(opened -> options.addAll(List.of("--add-opens", opened + "=ALL-UNNAMED")));
        return new Contender(
                FLINK,
                backend + ", parallelism " + parallelism,
                new JavaProgram("vn.diemcau.benchmark.flink.FlinkMain", System.getProperty(FLINK_CLASSES), options),
                List.of(backend, "" + parallelism),
                Map.of(),
                1,
                List.of(Topics.PROVINCE_SUMMARIES));
    }
}
