package vn.diemcau.producer.gateway;

import io.javalin.config.RoutesConfig;
import java.util.List;
import vn.diemcau.service.http.WebPages;

/** Serves the page on which a person has a press report read, looks through what was found, and sends it. */
final class ReportPage {
    private ReportPage() {}

    static void addTo(RoutesConfig routes) {
        WebPages pages = WebPages.of("/gateway-web");
        pages.addTo(routes, List.of("/"));
        pages.addFile(routes, "report.css");
    }
}
