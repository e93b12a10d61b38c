package vn.diemcau.cli.reset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.cli.command.CountingOptions;
import vn.diemcau.cli.command.ProgressLine;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.process.ExitCodes;
import vn.diemcau.service.settings.ClusterOptions;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** {@code diemcau reset}: rebuild the summaries from the events. */
@Command(
        name = "reset",
        description = {
            "Makes streams count all events again: deletes its state, its internal topics and its group. Events, dead"
                    + " letters, summaries and the database are kept. Stop streams and consumer first.",
            "",
            "  1. stop streams and consumer",
            "  2. diemcau reset",
            "  3. start them again; the summaries stay readable and are replaced one by one",
            "  4. diemcau reset --finish",
            "",
            "The last step waits until the rebuild is complete and removes the summaries that it has not published again,"
                    + " from the topics and from the database.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:it failed, or was not confirmed", "64:wrong usage"})
public final class ResetCommand implements Callable<Integer> {
    @Mixin
    private ClusterOptions options;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Reset the embedded stack of this directory; 'diemcau up' must not be running on it.")
    private Path data;

    @Option(
            names = "--clear",
            description =
                    "Delete all summaries at once: readers see none until the rebuild writes them, and no --finish is"
                            + " needed.")
    private boolean clear;

    @Option(names = "--finish", description = "Finish a reset, while streams is running.")
    private boolean finish;

    @Option(names = "--dry-run", description = "Only print what would be done.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "Wait so many seconds until processes that were just stopped have left their groups, instead of"
                            + " refusing at once. Default: 0.")
    private long wait;

    @Mixin
    private CountingOptions counting;

    @Spec
    private CommandSpec spec;

    private final KeptData keptData;

    /** Starts the broker of an embedded stack that is not running. */
    @FunctionalInterface
    public interface KeptData {
        /**
         * Runs the broker of a directory for the time of an action.
         *
         * @param directory what {@code up --data} was given
         * @param action takes the broker's address and gives the exit code
         */
        int with(Path directory, Action action) throws IOException;

        /** The action on the broker. */
        @FunctionalInterface
        interface Action {
            int on(String bootstrapServers) throws IOException;
        }
    }

    /** The command where there is no embedded stack: it refuses {@code --data}. */
    public ResetCommand() {
        this(null);
    }

    public ResetCommand(KeptData keptData) {
        this.keptData = keptData;
    }

    @Override
    public Integer call() throws IOException {
        if (finish && (clear || data != null)) {
            throw wrong(
                    "--finish cannot be combined with --clear or --data: it works while the application is running");
        }
        if (wait < 0) {
            throw wrong("--wait is " + wait + "; it takes zero or more seconds");
        }
        Settings settings = counting.over(options.settings(System.getenv()));
        LocalDate today = CountingOptions.today(settings);
        if (data != null) {
            return resetEmbedded(settings);
        }
        try (Cluster cluster = Cluster.withEvents(settings)) {
            Reset reset = new Reset(cluster, counting.patience());
            return finish ? finish(reset, today) : reset(cluster, reset, Duration.ofSeconds(wait));
        }
    }

    private int resetEmbedded(Settings settings) throws IOException {
        if (keptData == null) {
            throw wrong("--data is for the embedded stack, which is not installed here");
        }
        if (!Files.isDirectory(data.resolve("broker"))) {
            throw wrong("--data is " + data + ", which is not a directory of 'diemcau up'");
        }
        return keptData.with(data, bootstrapServers -> {
            try (Cluster cluster = Cluster.withEvents(
                    settings.withClientProperties(Map.of()).with(Setting.BOOTSTRAP_SERVERS, bootstrapServers))) {
                // The directory is locked, so no process is running.
                Duration patience = counting.patience();
                return reset(cluster, new Reset(cluster, patience), patience);
            }
        });
    }

    private int reset(Cluster cluster, Reset reset, Duration atMost) throws IOException {
        plan(cluster, reset);
        try (ProgressLine progress = ProgressLine.onStandardError()) {
            reset.awaitStopped(atMost, progress::show);
        }
        if (dryRun) {
            say("Nothing was done.");
            return 0;
        }
        if (!confirmed("Go on?")) {
            return ExitCodes.FAILED;
        }
        reset.run(clear);
        say(
                clear
                        ? "Done; all summaries are deleted. Start streams and consumer again."
                        : "Done. Start streams and consumer again, and then run 'diemcau reset --finish'.");
        return 0;
    }

    private void plan(Cluster cluster, Reset reset) {
        List<String> topics = reset.doomedTopics();
        Reset.Events events = reset.events();
        say("Deletes the topics " + String.join(", ", topics));
        say("Deletes the group " + cluster.settings().get(Setting.APPLICATION_ID)
                + " and with it the positions up to which events are counted");
        say("Local state is deleted by each process of streams when it starts");
        say(String.format(Locale.ROOT, "Then streams counts %,d event records again", events.present()));
        if (events.gone() > 0) {
            say(String.format(
                    Locale.ROOT,
                    "Warning: %,d older records are no longer in the topics, and their conferences will be missing or"
                            + " incomplete",
                    events.gone()));
        }
    }

    private int finish(Reset reset, LocalDate today) throws IOException {
        try (ProgressLine progress = ProgressLine.onStandardError();
                Sweep sweep = reset.finish()) {
            reset.awaitRebuilt(today, progress::show);
            progress.show("reading the summaries");
            long left = sweep.read();
            progress.clear();
            say(String.format(
                    Locale.ROOT,
                    "Of %,d summaries %,d were published again; %,d were not and will be deleted",
                    sweep.live(),
                    sweep.rebuilt(),
                    left));
            if (dryRun) {
                say("Nothing was done.");
                return 0;
            }
            if (left > sweep.rebuilt() && !confirmed("That is more than were published again. Continue?")) {
                return ExitCodes.FAILED;
            }
            sweep.run();
            reset.finished();
            say("Done; the reset is finished.");
            return 0;
        }
    }

    private boolean confirmed(String question) throws IOException {
        if (yes) {
            return true;
        }
        if (!ProgressLine.isTerminal()) {
            throw wrong("There is no terminal to ask for confirmation: use --yes");
        }
        PrintWriter err = spec.commandLine().getErr();
        err.print(question + " [y/N] ");
        err.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        boolean confirmed =
                answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        if (!confirmed) {
            say("Nothing was done.");
        }
        return confirmed;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
