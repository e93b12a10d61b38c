package vn.diemcau.producer.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.articles.Article;
import vn.diemcau.articles.ArticleReader;
import vn.diemcau.articles.Finding;
import vn.diemcau.articles.FindingLines;
import vn.diemcau.articles.Reports;
import vn.diemcau.event.Source;
import vn.diemcau.event.SourceKind;
import vn.diemcau.producer.ndjson.EventReader;
import vn.diemcau.producer.ndjson.Reading;

/** Damaged, cut and foreign pages: never a failure, never a line that ingest refuses, no event where no conference was. */
class ArticleFuzzTest {
    private static final String NOISE = "\n.,;:-\"/()0123456789 ÀẾữđ\u0301\u200b\ufffd\ud83d\ude00hội nghị";

    private static final List<String> WORDS = List.of(
            " hội nghị ",
            " đề nghị ",
            " yêu cầu: ",
            " phải ",
            " chủ trì ",
            " Lý Thành Khải ",
            " kết luận ",
            "; ",
            " tại điểm cầu ",
            " ngày 9/1 ",
            "**\u0301**");

    private final ArticleReader reader = new ArticleReader();
    private final EventReader events = new EventReader();

    @Provide
    Arbitrary<String> reports() {
        return Arbitraries.of(Reports.NAMES).map(Reports::text);
    }

    @Property(tries = 150)
    void shouldReadAnyPartOfAReport(
            @ForAll("reports") String report,
            @ForAll @IntRange(max = 4000) int from,
            @ForAll @IntRange(max = 4000) int length) {
        // Given
        byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
        int start = Math.min(from, bytes.length);

        // When
        boolean reports = checkAll(Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + length)));

        // Then
        someReport(reports);
    }

    @Property(tries = 250)
    void shouldReadDamagedReports(@ForAll("reports") String report, @ForAll long seed) {
        // Given
        Random random = new Random(seed);
        StringBuilder damaged = new StringBuilder(report);
        for (int i = 0; i < 40; i++) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(5)) {
                case 3 -> damaged.insert(at, WORDS.get(random.nextInt(WORDS.size())));
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
                case 2 -> damaged.setCharAt(at, NOISE.charAt(random.nextInt(NOISE.length())));
                default -> damaged.insert(at, report, at / 2, Math.min(report.length(), at / 2 + random.nextInt(80)));
            }
        }

        // When
        boolean reports = checkAll(damaged.toString().getBytes(StandardCharsets.UTF_8));

        // Then
        someReport(reports);
    }

    @Property(tries = 100)
    void shouldFindNothingInBytesThatAreNoText(@ForAll byte[] bytes) {
        assertThat(reader.read(bytes)).isInstanceOf(Article.NoReport.class);
    }

    @Property(tries = 100)
    void shouldFindNothingInArbitraryLetters(@ForAll String letters) {
        assertThat(reader.read(letters.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Article.NoReport.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n \t\n",
                "The conference was held in Hanoi on 9 January 2020; the minister asked the provinces to act.",
                "Le 9 janvier 2020, la conférence a réuni les représentants de 63 provinces à Hanoï.",
                "2020年1月9日，全国会议在河内举行。",
                "Chiều 9/1/2020, mưa lớn gây ngập nhiều tuyến phố ở Nghệ An. Người dân cần hạn chế ra đường.",
                "Đội tuyển Việt Nam thắng 3-1 tối 16/12/2018 tại Hà Nội. Huấn luyện viên yêu cầu cầu thủ tập trung.",
                "Ngày 9/1/2020, công an bắt hai nghi phạm theo Nghị quyết Hội nghị Trung ương 4 khóa XII về chống tham nhũng.",
                "Ngày 20/3/2020, Bộ Y tế sẽ tổ chức Hội nghị trực tuyến toàn quốc. Dự kiến có 63 điểm cầu tham dự hội nghị.",
                "Trung tâm Hội nghị Quốc gia tuyển nhân viên. Hạn nộp hồ sơ: ngày 1/2/2020.",
            })
    void shouldFindNoConferenceWhereNoneIsReported(String page) {
        Article article = Reports.read(page);

        assertThat(article)
                .isInstanceOfSatisfying(
                        Article.NoReport.class,
                        none -> assertThat(none.reason()).startsWith("reports no conference"));
    }

    @Test
    void shouldRefuseAPageOfNoSensibleSize() {
        byte[] page = new byte[ArticleReader.MAX_BYTES + 1];
        Arrays.fill(page, (byte) 'a');

        assertThat(reader.read(page))
                .isInstanceOfSatisfying(
                        Article.NoReport.class,
                        none -> assertThat(none.reason()).contains("8 MiB"));
    }

    @Test
    void shouldReadEveryReportAlikeEveryTime() {
        for (String name : Reports.NAMES) {
            String text = Reports.text(name);

            assertThat(Reports.findings(text)).isEqualTo(Reports.findings(text)).isNotEmpty();
            assertThat(checkAll(text.getBytes(StandardCharsets.UTF_8))).isTrue();
        }
    }

    /** Pages on which nothing is found prove little: some of the tries have to find conferences. */
    private static void someReport(boolean reports) {
        Statistics.label("reports a conference")
                .collect(reports)
                .coverage(coverage -> coverage.check(true).count(count -> count > 0));
    }

    /** Checks what is read of a page; whether it reports a conference. */
    private boolean checkAll(byte[] page) {
        Article article = reader.read(page);
        if (article instanceof Article.NoReport none) {
            assertThat(none.reason()).isNotBlank();
            return false;
        }
        List<Finding> findings = ((Article.Report) article).findings();
        assertThat(findings).isNotEmpty();
        for (Finding finding : findings) {
            byte[] line = FindingLines.of(finding);
            Source source = new Source(SourceKind.ARTICLE, "report.txt", finding.quote());
            assertThat(events.read(line, 0, line.length, source))
                    .as("%s", finding.fields())
                    .isInstanceOf(Reading.Valid.class);
            assertThat(finding.quote()).isNotBlank();
        }
        return true;
    }
}
