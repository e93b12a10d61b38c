package vn.diemcau.producer.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.diemcau.articles.Article;
import vn.diemcau.articles.ArticleReader;
import vn.diemcau.articles.Finding;
import vn.diemcau.articles.FindingLines;
import vn.diemcau.producer.ndjson.EventReader;
import vn.diemcau.producer.ndjson.Reading;
import vn.diemcau.service.http.Problem;

/**
 * {@code POST /v1/reports}: events of a press report that a person has checked, with the report. The gateway reads it
 * again: what it finds itself comes from the article and has its quote; what the person corrected or added comes by HTTP.
 */
final class ReportsRoute {
    static final String PATH = "/v1/reports";

    private static final Set<String> TYPES = Set.of("application/json");
    private static final String REPORT = "report";
    private static final String EVENTS = "events";

    /** The text is held as bytes, as a tree and as what the reader makes of it. */
    private static final int COPIES = 3;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final CallerCheck callers;
    private final InFlight inFlight;
    private final EventsTaker taker;
    private final ArticleReader articles = new ArticleReader();

    ReportsRoute(CallerCheck callers, InFlight inFlight, EventsTaker taker) {
        this.callers = callers;
        this.inFlight = inFlight;
        this.taker = taker;
    }

    void handle(Context ctx) throws IOException {
        Caller caller = callers.check(ctx);
        boolean brief = EventsTaker.brief(ctx, Set.of("results", ExtractRoute.PUBLISHED));
        LocalDate published = ExtractRoute.published(ctx);
        long most = taker.shared().limits().sentBytes();
        RequestBody body = RequestBody.of(ctx, TYPES, most);
        taker.shared().brokers().check();
        try (InFlight.Share share = inFlight.enter(body.declared())) {
            share.take(COPIES * body.most(most));
            JsonNode sent = read(body, most);
            Map<UUID, String> quotes = quotes(sent.path(REPORT).textValue(), published);
            byte[] events = JSON.writeValueAsBytes(sent.path(EVENTS));
            JsonElements elements = new JsonElements(new ByteArrayInputStream(events));
            taker.take(ctx, caller, body, share, quotes, brief, batch -> batch.run(elements));
        }
    }

    private static JsonNode read(RequestBody body, long most) {
        JsonNode sent;
        try (InputStream in = body.open(most)) {
            sent = JSON.readTree(in);
        } catch (JsonProcessingException e) {
            throw new Problem(400, "The body is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new Problem(400, "The body cannot be read: " + e.getMessage());
        }
        sent.fieldNames().forEachRemaining(name -> {
            if (!name.equals(REPORT) && !name.equals(EVENTS)) {
                throw new Problem(400, "The body has a member of another name; it takes report and events").field(name);
            }
        });
        if (!sent.path(REPORT).isTextual()) {
            throw new Problem(400, "report is missing: the text of the report").field(REPORT);
        }
        if (!sent.path(EVENTS).isArray()) {
            throw new Problem(400, "events is missing: an array of events").field(EVENTS);
        }
        return sent;
    }

    /** The sentences of the report that show the events, by the ids of the events. */
    private Map<UUID, String> quotes(String report, LocalDate published) {
        Article article = articles.read(report.getBytes(StandardCharsets.UTF_8), published);
        if (article instanceof Article.NoReport none) {
            throw new Problem(422, "The page " + none.reason());
        }
        EventReader reader = new EventReader();
        Map<UUID, String> quotes = new HashMap<>();
        for (Finding finding : ((Article.Report) article).findings()) {
            byte[] line = FindingLines.of(finding);
            if (reader.read(line, 0, line.length, null) instanceof Reading.Valid valid) {
                quotes.put((UUID) valid.event().envelope().get(0), finding.quote());
            }
        }
        return quotes;
    }
}
