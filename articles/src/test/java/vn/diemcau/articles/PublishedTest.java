package vn.diemcau.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the day of publication says of a day that is printed without its year. */
class PublishedTest {
    private static final ArticleReader READER = new ArticleReader();
    private static final String REPORT = """
            %s, tại Hà Nội, Kiểm toán Nhà nước tổ chức Hội nghị toàn quốc về công tác lưu trữ. \
            Đồng chí Lương Khánh Toàn, Tổng Kiểm toán Nhà nước, chủ trì hội nghị.
            """;

    @ParameterizedTest
    @CsvSource({
        "Sáng 14/1, 2022-01-15, 2022-01-14",
        "Sáng 14/1, 2022-01-14, 2022-01-14",
        "Ngày 28/12, 2022-01-03, 2021-12-28",
        "Sáng 29/2, 2022-03-01, 2020-02-29",
        "Ngày 14/1/2019, 2022-01-15, 2019-01-14"
    })
    void shouldTakeTheLatestSuchDayThatIsNotAfterThePublication(String said, LocalDate published, String expected) {
        // Given
        String report = String.format(REPORT, said);

        // When
        Article article = READER.read(report.getBytes(StandardCharsets.UTF_8), published);

        // Then
        assertThat(Reports.conference(article))
                .extracting("scheduledStart")
                .asString()
                .startsWith(expected);
    }

    @Test
    void shouldFindNothingWhereNobodySaysTheYear() {
        // Given
        String report = String.format(REPORT, "Sáng 14/1");

        // When
        Article article = READER.read(report.getBytes(StandardCharsets.UTF_8), null);

        // Then
        assertThat(article).isInstanceOf(Article.NoReport.class);
    }
}
