package vn.diemcau.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import vn.diemcau.service.settings.Setting;

/** What all kinds of measurement take. */
final class BenchmarkOptions {
    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write all results into this file, as one JSON object.")
    Path json;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each is measured, in turns; fewer than 3 is only for trying out. Default"
                    + " ${DEFAULT-VALUE}.")
    int runs;

    @Option(
            names = "--java-options",
            paramLabel = "OPTIONS",
            split = " ",
            defaultValue = "-Xmx512m -XX:NewRatio=1 -XX:+UseSerialGC",
            description = "Options of Java for the project's own programs, separated by spaces. Default"
                    + " '${DEFAULT-VALUE}'.")
    List<String> javaOptions;

    @Option(
            names = "--peer-java-options",
            paramLabel = "OPTIONS",
            split = " ",
            defaultValue = "-Xmx2g -XX:NewRatio=1 -XX:+UseSerialGC",
            description = "The same for the peers. Default '${DEFAULT-VALUE}'.")
    List<String> peerJavaOptions;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where broker and database keep what they have; a new directory in it is used, and deleted."
                    + " Default: that of temporary files.")
    Path directory;

    Contenders contenders() {
        return new Contenders(javaOptions, peerJavaOptions);
    }

    /** A new directory. */
    Path place() {
        try {
            return directory == null
                    ? Files.createTempDirectory("diemcau-benchmark-")
                    : Files.createTempDirectory(Files.createDirectories(directory), "diemcau-benchmark-");
        } catch (IOException e) {
            throw new UncheckedIOException("There is no place for the broker and the database", e);
        }
    }

    TestBed testBed() {
        return new TestBed(place(), Integer.parseInt(Setting.PARTITIONS.defaultValue()));
    }
}
