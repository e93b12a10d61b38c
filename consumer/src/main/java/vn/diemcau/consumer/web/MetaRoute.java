package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.consumer.read.Snapshot;
import vn.diemcau.consumer.read.SummaryStore;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.rules.VietnamTime;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** {@code GET /v1/meta}: what the tables hold, and how fresh they are. */
final class MetaRoute implements Handler {
    /** Where counting takes longer than this, it takes no more than a twentieth of the time. */
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int REST = 20;

    private final Optional<LocalDate> asOf;
    private final SummaryStore store;
    private final TopicLag lag;
    private ObjectNode contents;
    private String countedVersion;
    private long countAgainAt;

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
            Map<TopicPartition, Long> positions = new HashMap<>();
            ObjectNode meta = store.read(snapshot -> {
                positions.putAll(snapshot.positions());
                return meta(snapshot);
            });
            // the brokers may take their time: no connection to the database waits for them
            lag.behind(positions).addTo(meta.putObject("behind"));
            ctx.result(meta.toString());
        } catch (RuntimeException e) {
            throw WebServer.unavailable(e);
        }
    }

    private ObjectNode meta(Snapshot snapshot) {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("today", asOf.orElseGet(() -> LocalDate.now(VietnamTime.ZONE)).toString());
        ArrayNode maps = meta.putArray("maps");
        for (ProvinceMap map : ProvinceMap.values()) {
            maps.add(map.label());
        }
        meta.setAll(contents(snapshot));
        meta.put("version", Version.text());
        return meta;
    }

    /** What the tables hold; counted again when they have changed, but not all the time where that takes long. */
    private synchronized ObjectNode contents(Snapshot snapshot) {
        long began = System.nanoTime();
        if (contents == null || (!snapshot.version().equals(countedVersion) && began - countAgainAt >= 0)) {
            contents = count(snapshot);
            countedVersion = snapshot.version();
            long ended = System.nanoTime();
            countAgainAt = ended - began > QUICK_NANOS ? ended + REST * (ended - began) : ended;
        }
        return contents;
    }

    private static ObjectNode count(Snapshot snapshot) {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
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
        return meta;
    }
}
