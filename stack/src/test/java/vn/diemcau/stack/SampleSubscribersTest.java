package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.topic.Topics;

/** The samples for subscribers, each a program of its own, print what the database holds. */
class SampleSubscribersTest {
    private static final Path SAMPLES = Path.of("../samples/subscribers");

    @TempDir
    static Path directory;

    private static StackRun run;

    @BeforeAll
    static void start() throws Exception {
        run = StackRun.temporary();
        run.ingestSample();
        run.publishStray("stray");
        run.send(Topics.CONFERENCE_SUMMARIES, "stray", null);
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void shouldPrintWhoIsOverdue() throws Exception {
        // When
        List<String> printed = java("OverdueDirectives.java");

        // Then
        assertThat(printed)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(held(
                        SummaryTable.STATUSES,
                        row -> row.get("status").asText().equals("OVERDUE"),
                        row -> row.get("dueOn").asText() + "\t"
                                + row.get("percent").asText() + "%"));
    }

    @Test
    void shouldPrintWhatEachUnitAttended() throws Exception {
        // When
        List<String> printed = java("AttendanceTable.java");

        // Then
        assertThat(printed)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(held(
                        SummaryTable.PROVINCES,
                        row -> row.get("map").asText().equals("34")
                                && row.get("period").asText().equals("ALL"),
                        row -> row.get("provinceName").asText() + "\t"
                                + row.get("conferencesAttended").asText()));
    }

    /** Needs Node.js and the npm registry. */
    @Test
    void shouldPrintConferencesFromNode() throws Exception {
        // Given
        Path work = directory.resolve("node");
        Files.createDirectories(work);
        for (String file : List.of("package.json", "conferences.js")) {
            Files.copy(SAMPLES.resolve("node").resolve(file), work.resolve(file));
        }
        assumeTrue(runs(work, "npm", "install", "--no-audit", "--no-fund", "--silent"), "npm cannot install");

        // When
        List<String> printed = lines(work, command("node", "conferences.js"));

        // Then
        assertThat(printed)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(held(
                        SummaryTable.CONFERENCES,
                        row -> true,
                        row -> row.get("status").asText() + "\t"
                                + row.get("title").asText()));
    }

    private static List<String> held(
            SummaryTable table, Predicate<ObjectNode> which, Function<ObjectNode, String> text) {
        List<String> lines = new ArrayList<>();
        new SummaryReader(run.stack().summaries()).read(table, SummaryFilter.NONE, row -> {
            if (which.test(row)) {
                lines.add(table.keyOf(row) + "\t" + text.apply(row));
            }
        });
        return lines;
    }

    /** As people run it: Java compiles a single file by itself. */
    private static List<String> java(String file) throws Exception {
        return lines(
                directory,
                command(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SAMPLES.resolve("java").resolve(file).toAbsolutePath().toString()));
    }

    private static List<String> command(String... start) {
        List<String> command = new ArrayList<>(List.of(start));
        command.add(run.stack().bootstrapServers());
        command.add(run.stack().registryUrl());
        return command;
    }

    private static List<String> lines(Path work, List<String> command) throws Exception {
        File out = directory.resolve("out.txt").toFile();
        File err = directory.resolve("err.txt").toFile();
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectOutput(out)
                .redirectError(err)
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends by itself").isTrue();
        assertThat(process.exitValue()).as(Files.readString(err.toPath())).isZero();
        return Files.readAllLines(out.toPath());
    }

    private static boolean runs(Path work, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
