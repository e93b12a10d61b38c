package vn.diemcau.producer.gateway;

import io.javalin.config.RoutesConfig;
import java.util.List;
import vn.diemcau.service.http.WebPages;

/** Serves the page that reads a press report, shows the events in it, and sends those that the person keeps. */
final class ReportPage {
    private ReportPage() {}

    static void addTo(RoutesConfig routes) {
        WebPages pages = WebPages.of("/gateway-web");
        pages.addTo(routes, List.of("/"));
        pages.addFile(routes, "report.css");
    }
}
