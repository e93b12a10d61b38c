package vn.diemcau.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.diemcau.articles.Reports;
import vn.diemcau.producer.ndjson.EventReader;
import vn.diemcau.producer.ndjson.Reading;

class ExtractCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldPrintLinesThatIngestTakes() throws IOException {
        // Given
        Path report = write("report.txt", Reports.SHORT);

        // When
        int exit = run(report.toString());

        // Then
        EventReader reader = new EventReader();
        assertThat(exit).isZero();
        assertThat(out.toString().lines()).hasSize(4).allSatisfy(line -> {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            assertThat(reader.read(bytes, 0, bytes.length, null)).isInstanceOf(Reading.Valid.class);
        });
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldSayWhatWasFoundHowSureThatIsAndWhatIsMissing() throws IOException {
        // Given
        Path report =
                write("report.txt", Reports.SHORT.replace("/2020", "").replace("nội chính.", "nội chính năm 2019."));

        // When
        int exit = run(report.toString(), "--format", "table");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("report.txt: 2020-01-09-ban-noi-chinh-trung-uong")
                .contains(
                        "SpeechDelivered      sure      speaker: Lý Thành Khải; position: Trưởng Ban Nội chính Trung ương;")
                .contains("« Kết luận hội nghị, đồng chí Lý Thành Khải,")
                .contains("date: year from the period that the report speaks of");
    }

    @Test
    void shouldExitWith2WhereAFileReportsNoConference() throws IOException {
        // Given
        Path other = write("weather.txt", "Trời hôm nay nhiều mây, có mưa vài nơi, đêm trời lạnh.\n");
        Path report = write("report.txt", Reports.SHORT);

        // When
        int exit = run(other.toString(), report.toString());

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("weather.txt: reports no conference");
        assertThat(out.toString().lines()).hasSize(4);
    }

    @Test
    void shouldExitWith64ForAnUnknownFormat() throws IOException {
        int exit = run(write("report.txt", Reports.SHORT).toString(), "--format", "xml");

        assertThat(exit).isEqualTo(64);
        assertThat(err.toString()).contains("--format is 'xml'; it takes ndjson or table");
    }

    @Test
    void shouldTakeTheYearFromTheDayOfPublication() throws IOException {
        // Given
        Path report = write("report.txt", Reports.SHORT.replace("/2020", ""));

        // When
        int exit = run(report.toString(), "--published", "2019-01-15");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("\"scheduledStart\":\"2019-01-09T08:00:00+07:00\"");
    }

    @Test
    void shouldExitWith64ForADayOfPublicationThatIsNone() throws IOException {
        int exit = run(write("report.txt", Reports.SHORT).toString(), "--published", "9/1/2020");

        assertThat(exit).isEqualTo(64);
        assertThat(err.toString()).contains("--published is '9/1/2020'; it takes a date, e.g. 2026-11-22");
    }

    @Test
    void shouldLeaveOutWhatIsLessSure() throws IOException {
        // Given
        Path report = write("report.txt", Reports.SHORT);

        // When
        int exit = run(report.toString(), "--format", "table", "--least", "sure");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("ConferenceConvened")
                .doesNotContain("  weak  ")
                .doesNotContain("  likely  ");
    }

    private int run(String... arguments) {
        return new CommandLine(new ExtractCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
