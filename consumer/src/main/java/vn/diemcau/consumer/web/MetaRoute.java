package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import vn.diemcau.consumer.read.Snapshot;
import vn.diemcau.consumer.read.SummaryStore;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** {@code GET /v1/meta}: what the rest is about, and how fresh it is. */
final class MetaRoute implements Handler {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Optional<LocalDate> asOf;
    private final SummaryStore store;
    private final TopicLag lag;

    MetaRoute(Settings settings, SummaryStore store, TopicLag lag) {
        this.asOf = settings.date(Setting.AS_OF);
        this.store = store;
        this.lag = lag;
    }

    @Override
    public void handle(Context ctx) {
        WebServer.requireNone(ctx.queryParamMap());
        ctx.header("Cache-Control", "no-store");
        try {
            ctx.result(store.read(this::meta).toString());
        } catch (RuntimeException e) {
            throw WebServer.unavailable(e);
        }
    }

    private ObjectNode meta(Snapshot snapshot) {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("today", asOf.orElseGet(() -> LocalDate.now(ZONE)).toString());
        ArrayNode maps = meta.putArray("maps");
        for (ProvinceMap map : ProvinceMap.values()) {
            maps.add(map.label());
        }
        ArrayNode periods = meta.putArray("periods");
        snapshot.periods().forEach(periods::add);
        ObjectNode counts = meta.putObject("counts");
        for (Map.Entry<SummaryTable, Long> count : snapshot.counts().entrySet()) {
            counts.put(count.getKey().label(), count.getValue());
        }
        ObjectNode byMap = meta.putObject("conferencesByPeriod");
        snapshot.conferencesByPeriod().forEach((map, byPeriod) -> {
            ObjectNode ofMap = byMap.putObject(map.label());
            byPeriod.forEach(ofMap::put);
        });
        meta.put("version", Version.text());
        lag.behind(snapshot.positions()).addTo(meta.putObject("behind"));
        return meta;
    }
}
