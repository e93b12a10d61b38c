package vn.diemcau.producer.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar with the rate, on standard error where that is a terminal; nothing elsewhere. */
public final class IngestProgress implements AutoCloseable {
    private static final long MEBIBYTE = 1 << 20;
    private static final int LINES_PER_STEP = 1000;

    private final ProgressBar bar;

    private IngestProgress(ProgressBar bar) {
        this.bar = bar;
    }

    /** The progress of reading inputs. The plain consumer never moves the cursor up to the messages. */
    static IngestProgress of(List<Input> inputs) {
        if (!terminal()) {
            return new IngestProgress(null);
        }
        boolean known = inputs.stream().allMatch(input -> input.size() >= 0);
        long total = known ? inputs.stream().mapToLong(Input::size).sum() : -1;
        return new IngestProgress(new ProgressBarBuilder()
                .setTaskName("ingest")
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(total)
                .setUnit(" MiB", MEBIBYTE)
                .setUpdateIntervalMillis(500)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build());
    }

    /** The progress of a known number of things, such as records. */
    public static IngestProgress of(String task, long total) {
        if (!terminal()) {
            return new IngestProgress(null);
        }
        return new IngestProgress(new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(total)
                .setUpdateIntervalMillis(500)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build());
    }

    /** Shows nothing. */
    public static IngestProgress none() {
        return new IngestProgress(null);
    }

    /**
     * Java 17 cannot check standard error alone; Linux can. Elsewhere a console means that all three streams are
     * terminals.
     */
    @SuppressWarnings("SystemConsoleNull") // where it is never null, it costs a progress bar in a log at worst
    private static boolean terminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    /** Shows how far reading has got: bytes as they are on disk. */
    void show(long lines, long bytes) {
        if (bar != null && lines % LINES_PER_STEP == 0) {
            bar.stepTo(bytes);
            bar.setExtraMessage(String.format(Locale.ROOT, " %,d lines", lines));
        }
    }

    /** Shows how many things are done. */
    public void show(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /** Passes messages on so that they take the place of the bar, which is redrawn below them. */
    public Consumer<String> beside(Consumer<String> messages) {
        return bar == null ? messages : message -> messages.accept("\r\u001b[K" + message);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
