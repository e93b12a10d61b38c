package vn.diemcau.benchmark;

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

    private final List<String> javaOptions;

    /** @param javaOptions of every contender: heap and collector */
    Contenders(List<String> javaOptions) {
        this.javaOptions = javaOptions;
    }

    Contender limit() {
        return new Contender(
                LIMIT, "", JavaProgram.of(LimitMain.class, javaOptions), List.of(), Map.of(), List.of());
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
                List.of());
    }

    Contender ours(int threads) {
        return new Contender(
                OURS,
                threads + (threads == 1 ? " thread" : " threads"),
                JavaProgram.of(PartMain.class, javaOptions),
                List.of("streams"),
                Map.of(Setting.STREAM_THREADS.variable(), "" + threads),
                Topics.summaries());
    }

    /** @param state how it writes its state: {@code json} or {@code binary} */
    Contender textbook(String state, int threads) {
        return new Contender(
                TEXTBOOK,
                state,
                JavaProgram.of(TextbookMain.class, javaOptions),
                List.of(state),
                Map.of(Setting.STREAM_THREADS.variable(), "" + threads),
                List.of(Topics.PROVINCE_SUMMARIES));
    }
}
