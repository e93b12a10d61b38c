package vn.diemcau.cli.deadletters;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.cli.report.DisplayText;
import vn.diemcau.rules.VietnamTime;
import vn.diemcau.service.settings.ClusterOptions;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/** {@code diemcau dead-letters list}: one line for each, as it is read, the newest last. */
@Command(
        name = "list",
        description = {"Lists dead letters, one per line, the newest last.", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ListDeadLettersCommand implements Callable<Integer> {
    private static final String LINE = "%-25s  %-9s  %-34s  %-8s  %-9s  %s%n";
    private static final int LOOK_EVERY = 1_000;

    @Mixin
    private FilterOptions filter;

    @Option(names = "--limit", paramLabel = "N", description = "Only the newest N. Default: all.")
    private Integer limit;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    private Redrives redrives;
    private long listed;

    @Override
    public Integer call() {
        if (limit != null && limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is " + limit + "; it takes 1 or more");
        }
        Settings settings = cluster.settings(System.getenv());
        String prefix = settings.get(Setting.TOPIC_PREFIX);
        Deque<Letter> newest = new ArrayDeque<>();
        try (LetterLog log = LetterLog.open(settings, Topics.DEAD_LETTERS)) {
            redrives = Redrives.read(settings);
            out().printf(LINE, "TIME", "LETTER", "ORIGIN", "STAGE", "SENT BACK", "REASON");
            log.read(filter.since(), letter -> {
                if (!filter.matches(letter, prefix)) {
                    return true;
                }
                if (limit == null) {
                    return print(letter);
                }
                newest.add(letter);
                if (newest.size() > limit) {
                    newest.remove();
                }
                return true;
            });
        }
        newest.forEach(this::print);
        out().flush();
        spec.commandLine().getErr().printf("%,d dead letters%n", listed);
        return 0;
    }

    /** Whether the output is still read. */
    private boolean print(Letter letter) {
        listed++;
        out().printf(
                        LINE,
                        shown(letter.time()),
                        letter.place(),
                        DisplayText.clean(letter.origin()),
                        DisplayText.clean(letter.stage()),
                        redrives.contains(letter) ? "yes" : "-",
                        DisplayText.clean(letter.reason()));
        return listed % LOOK_EVERY != 0 || !out().checkError();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** A time as people in Vietnam read it, with its offset. */
    static String shown(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                time.truncatedTo(ChronoUnit.SECONDS).atZone(VietnamTime.ZONE));
    }
}
