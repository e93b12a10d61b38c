package vn.diemcau.producer.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.diemcau.articles.Article;
import vn.diemcau.articles.ArticleReader;
import vn.diemcau.articles.Finding;
import vn.diemcau.service.http.Problem;

/** {@code POST /v1/extract}: the events that a press report shows. It sends nothing. */
final class ExtractRoute {
    static final String PATH = "/v1/extract";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TYPES = Set.of("text/plain", "text/html");
    static final String PUBLISHED = "published";

    private final CallerCheck callers;
    private final InFlight inFlight;
    private final ArticleReader articles = new ArticleReader();

    ExtractRoute(CallerCheck callers, InFlight inFlight) {
        this.callers = callers;
        this.inFlight = inFlight;
    }

    void handle(Context ctx) throws IOException {
        callers.check(ctx);
        Parameters.requireKnown(ctx, Set.of(PUBLISHED));
        LocalDate published = published(ctx);
        RequestBody body = RequestBody.of(ctx, TYPES, ArticleReader.MAX_BYTES);
        try (InFlight.Share share = inFlight.enter(body.declared())) {
            Article article = articles.read(page(body, share), published);
            write(ctx, findings(article));
        }
    }

    /** The events of a page: none where it reports no conference. */
    private static List<Finding> findings(Article article) {
        if (article instanceof Article.NoReport none && !none.readable()) {
            throw new Problem(422, "The page " + none.reason());
        }
        return article instanceof Article.Report report ? report.findings() : List.of();
    }

    private static byte[] page(RequestBody body, InFlight.Share share) throws IOException {
        share.take(body.most(ArticleReader.MAX_BYTES));
        try (InputStream in = body.open(ArticleReader.MAX_BYTES)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new Problem(400, "The body cannot be read: " + e.getMessage());
        }
    }

    /** The day on which the page was published; null where the request does not say. */
    static LocalDate published(Context ctx) {
        String text = ctx.queryParam(PUBLISHED);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Problem(400, "published takes a date like 2026-11-22").field(PUBLISHED);
        }
    }

    private static void write(Context ctx, List<Finding> findings) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(ctx.outputStream())) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartArray();
            for (Finding finding : findings) {
                json.writeStartObject();
                for (Map.Entry<String, Object> field : finding.fields().entrySet()) {
                    json.writeFieldName(field.getKey());
                    json.writePOJO(field.getValue());
                }
                json.writeStringField("quote", finding.quote());
                json.writeStringField("confidence", finding.confidence().name());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
