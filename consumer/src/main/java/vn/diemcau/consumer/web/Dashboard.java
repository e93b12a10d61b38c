package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.province.ProvinceTiles;
import vn.diemcau.service.http.WebPages;

/** Serves the dashboard for people, which reads the API of the same host. */
final class Dashboard {
    /** As {@code js/router.js} has them. */
    private static final List<String> PAGES = List.of(
            "/",
            "/conferences",
            "/conferences/{conferenceId}",
            "/provinces/{province}",
            "/directives",
            "/directives/{conferenceId}/{directiveId}",
            "/operations");

    private static final String REGISTER = "provinces.json";

    /** As {@code js/pages/operations.js} links to them. */
    private static final List<String> DOCUMENTS =
            List.of("API", "DASHBOARD", "DEAD-LETTERS", "METRICS", "OPERATIONS", "RUNBOOK");

    private Dashboard() {}

    static void addTo(RoutesConfig routes) {
        WebPages pages =
                WebPages.of("/web").with(REGISTER, register().toString().getBytes(StandardCharsets.UTF_8));
        pages.addTo(routes, PAGES);
        pages.addFile(routes, REGISTER);
        pages.addFile(routes, "dashboard.css");
        DOCUMENTS.forEach(name -> pages.addFile(routes, "docs/" + name + ".md"));
    }

    /** The units of each map, what became of them, and where their tiles stand. */
    static ObjectNode register() {
        ObjectNode register = JsonNodeFactory.instance.objectNode();
        for (ProvinceMap map : ProvinceMap.values()) {
            ObjectNode ofMap = register.putObject(map.label());
            ArrayNode units = ofMap.putArray("units");
            ProvinceRegister.get()
                    .units(map)
                    .forEach(unit -> units.addObject()
                            .put("code", unit.code())
                            .put("name", unit.name())
                            .put("successor", ProvinceRegister.get().successor(unit.code())));
            ArrayNode tiles = ofMap.putArray("tiles");
            ProvinceTiles.of(map)
                    .forEach(tile -> tiles.addObject()
                            .put("code", tile.code())
                            .put("part", tile.part())
                            .put("column", tile.column())
                            .put("row", tile.row()));
        }
        return register;
    }
}
