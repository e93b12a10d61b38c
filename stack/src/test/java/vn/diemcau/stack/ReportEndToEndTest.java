package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report} as a black box: files in, text out, with all that is between. */
class ReportEndToEndTest {
    private static final String SAMPLE = ExpectedReport.SAMPLE.toString();
    private static final String TODAY = "2026-11-22";

    @TempDir
    Path directory;

    @Test
    void shouldReportTheSampleExactlyThoughShuffledAndGivenTwice() throws Exception {
        // Given
        List<String> lines = new ArrayList<>(Files.readAllLines(ExpectedReport.SAMPLE));
        Collections.shuffle(lines, new Random(1));
        Path shuffled = Files.write(directory.resolve("shuffled.ndjson"), lines);

        // When
        DiemcauProcess.Result result = DiemcauProcess.run(
                directory, "report", shuffled.toString(), SAMPLE, "--format", "json", "--detail", "--as-of", TODAY);

        // Then
        assertThat(result.exitCode()).as(result.err()).isZero();
        ExpectedReport.difference(new ObjectMapper().readTree(result.out())).isEmpty();
        assertThat(result.out()).contains("\"updatedAt\":\"20");
        assertThat(result.err()).contains("Read 150 lines: 150 sent, 0 rejected. As of 2026-11-22.");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void shouldReportTheRestWhereLinesAreRejected() throws Exception {
        // Given
        Path file = directory.resolve("some.ndjson");
        String bad = "{\"type\":\"SiteJoined\",\"conferenceId\":\"c\",\"occurredAt\":\"2020-01-01\"}";
        Files.write(
                file,
                List.of(
                        "{\"type\":\"ConferenceConvened\",\"conferenceId\":\"c\",\"occurredAt\":\"2020-01-02T08:00:00\","
                                + "\"title\":\"Hội nghị \\\"số\\\", một\",\"level\":\"CENTRAL\",\"format\":\"ONLINE\","
                                + "\"kind\":\"REVIEW\",\"convener\":\"Chính phủ\","
                                + "\"scheduledStart\":\"2020-01-02T08:00:00\",\"invited\":[\"Nghệ An\"]}",
                        bad));

        // When
        DiemcauProcess.Result result =
                DiemcauProcess.run(directory, "report", file.toString(), "--format", "csv", "--table", "conferences");

        // Then
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.out().lines().toList()).hasSize(2);
        assertThat(result.out())
                .startsWith("conferenceId,title,")
                .contains("\nc,\"Hội nghị \"\"số\"\", một\",CENTRAL,");
        assertThat(result.err()).contains("some.ndjson:2: ").contains("Read 2 lines: 1 sent, 1 rejected.");
        assertThat(directory.resolve("some.ndjson.rejected.ndjson")).hasContent(bad);
    }

    @Test
    void shouldReportAPressReportWithTheYearFromTheDayOfPublication() throws Exception {
        // When
        DiemcauProcess.Result result = DiemcauProcess.run(
                directory,
                "report",
                Path.of("../samples/luu-tru-bo-noi-vu.txt")
                        .toAbsolutePath()
                        .normalize()
                        .toString(),
                "--published",
                "2023-02-01",
                "--format",
                "csv",
                "--table",
                "conferences");

        // Then
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines().toList()).hasSize(2);
        assertThat(result.out().lines().toList().get(1)).startsWith("2023-01-14-bo-noi-vu,");
    }

    @Test
    void shouldFitATerminalAndKeepTheAlphabet() throws Exception {
        // When
        DiemcauProcess.Result result =
                DiemcauProcess.run(directory, "report", SAMPLE, "--detail", "--map", "63", "--as-of", TODAY);

        // Then
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .allSatisfy(line -> assertThat(
                                line.codePoints().map(WCWidth::wcwidth).sum())
                        .as(line)
                        .isLessThanOrEqualTo(100));
        List<String> provinces = result.out()
                .lines()
                .dropWhile(line -> !line.startsWith("Provinces, map 63, all periods"))
                .skip(3)
                .takeWhile(line -> !line.isBlank())
                .toList();
        assertThat(provinces).hasSize(64);
        assertThat(provinces.get(0)).startsWith("An Giang ");
        assertThat(provinces.get(63)).startsWith("Việt Nam ");
        assertThat(provinces)
                .filteredOn(line -> line.startsWith("C") || line.startsWith("Đ"))
                .extracting(line -> line.substring(0, line.indexOf("  ")))
                .containsExactly(
                        "Cà Mau",
                        "Cao Bằng",
                        "Cần Thơ",
                        "Đà Nẵng",
                        "Đắk Lắk",
                        "Đắk Nông",
                        "Điện Biên",
                        "Đồng Nai",
                        "Đồng Tháp");
    }

    @Test
    void shouldSayThatThereIsNothing() throws Exception {
        // Given
        Path empty = Files.createFile(directory.resolve("empty.ndjson"));

        // When
        DiemcauProcess.Result result = DiemcauProcess.run(directory, "report", empty.toString(), "--detail");

        // Then
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("Read 0 lines: 0 sent, 0 rejected.")
                .contains("No conference.")
                .contains("No directive.");
        assertThat(result.err()).contains("empty.ndjson: is empty");
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> entries = Files.list(DiemcauProcess.temporary(directory))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("diemcau"))
                    .toList();
        }
    }
}
