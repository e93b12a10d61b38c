package vn.diemcau.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Press reports for tests, written for them: no conference, and nobody in them, ever was. */
public final class Reports {
    public static final List<String> NAMES = List.of(
            "giao-ban-lao-cai.txt",
            "tong-ket-khen-thuong.txt",
            "bo-cong-thuong.txt",
            "hoc-tap-nghi-quyet.txt",
            "teaser.txt");

    /** Four events, nothing else. */
    public static final String SHORT = """
            Sáng 9/1/2020, tại Hà Nội, Ban Nội chính Trung ương tổ chức Hội nghị toàn quốc tổng kết công tác nội chính.
            Kết luận hội nghị, đồng chí Lý Thành Khải, Trưởng Ban Nội chính Trung ương yêu cầu các địa phương rà soát các vụ án.
            """;

    private static final ArticleReader READER = new ArticleReader();

    private Reports() {}

    /** The text of a file beside the tests. */
    public static String text(String name) {
        try (InputStream in = Reports.class.getResourceAsStream("/article/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Article read(String text) {
        return READER.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The fields of all findings of a text that must be a report. */
    public static List<Map<String, Object>> findings(String text) {
        Article article = read(text);
        assertThat(article).isInstanceOf(Article.Report.class);
        return ((Article.Report) article)
                .findings().stream().map(Finding::fields).toList();
    }

    /** The fields of the findings of a type. */
    public static List<Map<String, Object>> of(String type, String text) {
        return findings(text).stream()
                .filter(fields -> fields.get("type").equals(type))
                .toList();
    }

    /** The fields of the conference of an article that must be a report. */
    public static Map<String, Object> conference(Article article) {
        assertThat(article).isInstanceOf(Article.Report.class);
        return ((Article.Report) article).findings().get(0).fields();
    }

    public static Map<String, Object> conference(String text) {
        return of("ConferenceConvened", text).get(0);
    }

    /** One field of the findings of a type, where it is there. */
    public static List<Object> values(String type, String field, String text) {
        return of(type, text).stream()
                .map(fields -> fields.get(field))
                .filter(Objects::nonNull)
                .toList();
    }

    /** A report of one sentence more: what a conference in Hà Nội on 9 January 2020 heard. */
    public static String with(String sentences) {
        return """
                Ngày 9/1/2020, tại Hà Nội, Ban Nội chính Trung ương tổ chức Hội nghị toàn quốc tổng kết công tác nội chính \
                năm 2019. Đồng chí Lý Thành Khải, Trưởng Ban Nội chính Trung ương chủ trì hội nghị.

                """ + sentences;
    }
}
