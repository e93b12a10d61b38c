package vn.diemcau.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.diemcau.parts.StackAccess;
import vn.diemcau.service.process.ExitCodes;

/** {@code dev/chaos}: the verifier in its long form. */
@Command(
        name = "chaos",
        description = "Runs the pipeline as separate processes, kills, pauses and restarts them while events flow, and"
                + " compares every row that came out with the batch model.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no difference", "1:a difference, or the system did not recover", "64:wrong usage"})
final class ChaosMain implements Callable<Integer> {
    @Option(names = "--seed", description = "Of events and schedule; default ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--minutes", description = "How long blows are dealt, at least; default ${DEFAULT-VALUE}.")
    private double minutes = 15;

    @Option(names = "--blows", description = "How many, at least; default ${DEFAULT-VALUE}.")
    private int blows = 40;

    @Option(names = "--rate", description = "Records a second; default ${DEFAULT-VALUE}.")
    private int rate = 200;

    @Option(names = "--streams", description = "Processes of streams; default ${DEFAULT-VALUE}.")
    private int streams = 3;

    @Option(names = "--consumers", description = "Processes of the consumer; default ${DEFAULT-VALUE}.")
    private int consumers = 2;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "New directory for data and logs; one below the temporary directory if not given. Removed"
                    + " where there is no difference.")
    private Path data;

    @Option(names = "--keep", description = "Keep data and logs in any case.")
    private boolean keep;

    private ChaosMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ChaosMain()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path directory = data == null
                ? Files.createTempDirectory("diemcau-chaos-")
                : Files.createDirectories(data.toAbsolutePath());
        ChaosPlan plan = new ChaosPlan(
                seed, streams, consumers, List.of(), blows, Duration.ofMillis((long) (minutes * 60_000)), rate);
        boolean clean = false;
        try (Chaos chaos = new Chaos(plan, directory, out)) {
            ChaosReport report = chaos.run();
            report.print(out);
            clean = report.isClean();
        } catch (RuntimeException e) {
            out.println("chaos: " + e.getMessage());
            e.printStackTrace(out);
        }
        if (clean && !keep) {
            StackAccess.delete(directory);
        } else {
            out.println("Data and logs are in " + directory);
        }
        return clean ? 0 : 1;
    }
}
