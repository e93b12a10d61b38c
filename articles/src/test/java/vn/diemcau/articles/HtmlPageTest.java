package vn.diemcau.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as a browser saves them, and files of a word processor. */
class HtmlPageTest {
    private static final ArticleReader READER = new ArticleReader();
    private static final String PAGE = """
            <!DOCTYPE html>
            <html><head><title>Tổng kết công tác lưu trữ - Báo Mẫu</title>%s
            <style>p { color: red }</style></head>
            <body>
            <header><a href="/">Trang chủ</a></header>
            <nav><ul><li><a href="/a">Thời sự</a></li><li><a href="/b">Kinh tế</a></li></ul></nav>
            <article class="detail">
            <h1>Kiểm toán Nhà nước tổng kết công tác lưu trữ</h1>
            <h2 class="sapo">Sáng 14/1, tại Hà Nội, Kiểm toán Nhà nước tổ chức Hội nghị toàn quốc tổng kết công tác lưu trữ.</h2>
            <p>Đồng chí Lương Khánh Toàn, Tổng Kiểm toán Nhà nước, chủ trì hội nghị.</p>
            <figure><img src="x.jpg"><figcaption>Đồng chí Lương Khánh Toàn yêu cầu các đơn vị dọn sạch kho giấy cũ</figcaption></figure>
            <p>Kết luận hội nghị, đồng chí Lương Khánh Toàn yêu cầu các đơn vị số hóa hồ sơ tồn đọng của nhiều năm.</p>
            <div class="related-news"><p>Sáng 3/3, tại Hải Phòng, Bộ Mẫu tổ chức Hội nghị trực tuyến về nghề cá; ông Sùng Đại Hùng yêu cầu các địa phương đóng tàu mới.</p></div>
            </article>
            <div id="comments"><p>Bạn đọc: tôi đề nghị các đơn vị mở cửa kho lưu trữ cho mọi người vào xem.</p></div>
            <footer>Giấy phép số 1</footer>
            </body></html>
            """;

    private static Article read(String metadata, LocalDate published) {
        return READER.read(PAGE.replace("%s", metadata).getBytes(StandardCharsets.UTF_8), published);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property='article:published_time' content='2022-01-14T23:30:00+07:00'>",
                "<meta property='article:published_time' content='2022-01-14T17:30:00Z'>",
                "<meta itemprop='datePublished' content='2022-01-15'>",
                "<meta name='pubdate' content='15/01/2022 08:00'>",
                "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"datePublished\": \"2022-01-15T07:00:00+0700\"}</script>"
            })
    void shouldTakeTheYearFromTheMetadata(String metadata) {
        Article article = read(metadata, null);

        assertThat(Reports.conference(article)).containsEntry("scheduledStart", "2022-01-14T08:00:00+07:00");
    }

    @Test
    void shouldPreferTheDayThatIsGiven() {
        // Given
        String metadata = "<meta property='article:published_time' content='2022-01-14T23:30:00+07:00'>";

        // When
        Article article = read(metadata, LocalDate.of(2020, 2, 1));

        // Then
        assertThat(Reports.conference(article))
                .extracting("scheduledStart")
                .asString()
                .startsWith("2020-01-14");
    }

    @Test
    void shouldReadTheReportAloneAndKnowItsCaptions() {
        Article article = read("", LocalDate.of(2022, 1, 15));

        assertThat(((Article.Report) article).findings())
                .filteredOn(finding -> finding.type().equals("DirectiveIssued"))
                .extracting(finding -> finding.fields().get("text"))
                .singleElement()
                .asString()
                .endsWith("số hóa hồ sơ tồn đọng của nhiều năm");
    }

    @Test
    void shouldReadWordFiles() throws IOException {
        // Given
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("""
                    <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\
                    <w:p><w:r><w:t xml:space="preserve">Sáng 14/1/2022, tại Hà Nội, Kiểm toán Nhà nước tổ chức </w:t></w:r>\
                    <w:r><w:t>Hội nghị toàn quốc tổng kết công tác lưu trữ.</w:t></w:r></w:p>\
                    <w:p><w:r><w:t>Đồng chí Lương Khánh Toàn, Tổng Kiểm toán Nhà nước, chủ trì hội nghị.</w:t></w:r></w:p>\
                    </w:body></w:document>""".getBytes(StandardCharsets.UTF_8));
        }

        // When
        Article article = READER.read(file.toByteArray(), null);

        // Then
        assertThat(Reports.conference(article)).containsEntry("conferenceId", "2022-01-14-kiem-toan-nha-nuoc");
    }

    @Test
    void shouldSayWhatAnArchiveLacks() throws IOException {
        // Given
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }

        // When
        Article article = READER.read(file.toByteArray(), null);

        // Then
        assertThat(article)
                .isInstanceOfSatisfying(
                        Article.NoReport.class,
                        none -> assertThat(none.reason()).contains("word/document.xml"));
    }
}
