package vn.diemcau.cli.events;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.producer.simulate.ArrivalOptions;
import vn.diemcau.producer.simulate.Demo;
import vn.diemcau.producer.simulate.FactOptions;
import vn.diemcau.producer.simulate.Interruption;
import vn.diemcau.producer.simulate.Simulation;
import vn.diemcau.producer.simulate.SimulationException;
import vn.diemcau.producer.simulate.SimulationOptions;
import vn.diemcau.producer.simulate.SimulationResult;
import vn.diemcau.service.process.ExitCodes;
import vn.diemcau.service.settings.ClusterOptions;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

/** {@code simulate}: invented conferences, the same for the same seed, into a file or to a cluster. */
@Command(
        name = "simulate",
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        description = {
            "Invents conferences and writes what happens at them as event files (NDJSON),"
                    + " or sends it to the topics of a Kafka cluster.",
            "",
            "The same seed and options give the same records, byte for byte, on any machine, with any number of threads"
                    + " and at any rate. Duplicates, disorder and poison change how events arrive, not the summaries.",
            "",
            "The last line on standard error counts: sent = events + duplicates + poison, where 'sent' is the number of"
                    + " lines written, or of records that the brokers have acknowledged.",
            ""
        },
        mixinStandardHelpOptions = true,
        optionListHeading = "%nOptions (in brackets: the environment variable that an option replaces; the default):%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all records were sent", "1:it failed; what was sent is not taken back", "64:wrong usage"},
        footer = {
            "",
            "DIEMCAU_KAFKA_* sets properties of the Kafka clients, DIEMCAU_REGISTRY_* of the serializer: for example,"
                    + " DIEMCAU_KAFKA_SECURITY_PROTOCOL sets security.protocol."
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final List<String> CLUSTER = List.of("--bootstrap-servers", "--schema-registry", "--topic-prefix");
    private static final String DEMO = "--demo";
    private static final String STANDARD_OUTPUT = "-";
    private static final SimulationOptions DEFAULTS = SimulationOptions.defaults();

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Number of distinct valid events (100000); duplicates and poison are added to them.")
    private long events = DEFAULTS.facts().events();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Any whole number (1). Each seed gives other conferences with other identifiers.")
    private long seed = DEFAULTS.facts().seed();

    @Option(
            names = "--rate",
            paramLabel = "R",
            description =
                    "Records per second, on a schedule that is fixed in advance: a slow broker does not slow it down,"
                            + " and delays are reported. Default: as fast as possible.")
    private Double rate;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write lines to this file ('-' is standard output) and send nothing to a cluster.")
    private String out;

    @Mixin
    private ClusterOptions cluster;

    @Option(
            names = "--conferences",
            paramLabel = "N",
            description = "About how many conferences share the events (one for each 400 events, at least 12).")
    private int conferences = DEFAULTS.facts().conferences();

    @Option(names = "--from", paramLabel = "YEAR", description = "Year of the first conferences (2016).")
    private int fromYear = DEFAULTS.facts().fromYear();

    @Option(
            names = "--to",
            paramLabel = "YEAR",
            description = "Year of the last conferences (2026); their directives go on after that.")
    private int toYear = DEFAULTS.facts().toYear();

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            description = "Share of the events that arrive twice, 0 to 1 (0.01).")
    private double duplicates = DEFAULTS.arrival().duplicates();

    @Option(
            names = "--disorder",
            paramLabel = "PLACES",
            description = "How many places later than in order of time an event may arrive (200).")
    private int disorder = DEFAULTS.arrival().disorder();

    @Option(
            names = "--corrections",
            paramLabel = "SHARE",
            description = "Share of the facts that are corrected later (0.03): annulled, amended, retracted, withdrawn,"
                    + " cancelled or moved.")
    private double corrections = DEFAULTS.facts().corrections();

    @Option(
            names = "--poison",
            paramLabel = "SHARE",
            description = "Bad lines or records to add for each event, 0 to 1 (0). None of them may be counted.")
    private double poison = DEFAULTS.arrival().poison();

    @Option(
            names = "--poison-log",
            paramLabel = "FILE",
            description =
                    "Write the place and the kind of each bad line or record to this file, one JSON object per line.")
    private Path poisonLog;

    @Option(
            names = DEMO,
            description =
                    "Send some years of events at once, then a few events per second until it is stopped. Can only be"
                            + " combined with the options of the cluster.")
    private boolean demo;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that generate events (one per core).")
    private int threads = DEFAULTS.threads();

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;

    /** The command as the launcher mounts it. */
    public SimulateCommand() {
        this(System.getenv());
    }

    SimulateCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        SimulationOptions options;
        Settings settings;
        try {
            options = options();
            settings = settings();
        } catch (IllegalArgumentException | SettingException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        Interruption interruption = Interruption.onShutdown();
        try {
            if (demo) {
                Demo.run(settings, this::say);
            }
            SimulationResult result = out == null
                    ? Simulation.runToCluster(options, settings, Optional.ofNullable(poisonLog), this::say)
                    : toFile(options);
            say(result.summary());
            return 0;
        } catch (SimulationException e) {
            say("error: " + e.getMessage());
            e.soFar().ifPresent(result -> say(result.summary()));
        } catch (IOException e) {
            say("error: " + out + " cannot be written: " + e);
        } catch (SettingException | KafkaException e) {
            say("error: " + e.getMessage()
                    + (e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")"));
        } finally {
            interruption.end();
        }
        return ExitCodes.FAILED;
    }

    private SimulationResult toFile(SimulationOptions options) throws SimulationException, IOException {
        Optional<Path> log = Optional.ofNullable(poisonLog);
        if (out.equals(STANDARD_OUTPUT)) {
            // straight to the descriptor: System.out would print no faster than a terminal reads
            return Simulation.runToStream(
                    options, new FileOutputStream(FileDescriptor.out), STANDARD_OUTPUT, log, this::say);
        }
        try (OutputStream file = Files.newOutputStream(Path.of(out))) {
            return Simulation.runToStream(options, file, out, log, this::say);
        }
    }

    private SimulationOptions options() {
        if (rate != null && !(rate > 0)) {
            throw new IllegalArgumentException("--rate is " + rate + "; it takes records a second, above 0");
        }
        return new SimulationOptions(
                new FactOptions(seed, events, conferences, corrections, fromYear, toYear),
                new ArrivalOptions(duplicates, disorder, poison),
                rate == null ? 0 : rate,
                threads);
    }

    private Settings settings() {
        if (out != null && cluster.given()) {
            throw new IllegalArgumentException("--out writes a file and sends nothing; it cannot be combined with"
                    + " --bootstrap-servers, --schema-registry or --topic-prefix");
        }
        boolean other = spec.commandLine().getParseResult().matchedOptionsSet().stream()
                .anyMatch(option -> !option.longestName().equals(DEMO) && !CLUSTER.contains(option.longestName()));
        if (demo && other) {
            throw new IllegalArgumentException(DEMO + " can only be combined with " + String.join(", ", CLUSTER));
        }
        return cluster.settings(environment);
    }

    private void say(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(message);
        err.flush();
    }
}
