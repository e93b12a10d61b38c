package vn.diemcau.stack;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import vn.diemcau.cli.cluster.PipelineBarrier;
import vn.diemcau.producer.simulate.ArrivalOptions;
import vn.diemcau.producer.simulate.FactOptions;
import vn.diemcau.producer.simulate.Simulation;
import vn.diemcau.producer.simulate.SimulationOptions;
import vn.diemcau.producer.simulate.SimulationResult;

/** Makes the pictures of the README of invented conferences; {@code dev/screenshots} runs it. */
@EnabledIfSystemProperty(named = "diemcau.screenshots", matches = ".+")
class DashboardScreenshots {
    private static final Path FOLDER = Path.of(System.getProperty("diemcau.screenshots", ""));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final SimulationOptions CONFERENCES =
            new SimulationOptions(new FactOptions(2_045, 16_000, 0, 0.03, 2024, 2026), ArrivalOptions.ORDERLY, 0, 1);

    @Test
    void shouldTakePictures() throws Exception {
        try (DashboardRun run = DashboardRun.start()) {
            fill(run.stack().stack());
            String conference = run.api("/v1/conferences?from=2025-07-01&status=CLOSED&sort=-provincesAttended&limit=1")
                    .path("items")
                    .path(0)
                    .path("conferenceId")
                    .asText();
            take(run, "/?map=34&period=2026&measure=onTimeRate", "overview");
            take(run, "/conferences/" + conference + "?sort=-firstJoinedAt", "conference");
            take(run, "/provinces/VN-22?map=34", "province");
        }
    }

    private static void fill(EmbeddedStack stack) throws Exception {
        SimulationResult sent = Simulation.runToCluster(CONFERENCES, stack.settings(), Optional.empty(), message -> {});
        try (PipelineBarrier through = new PipelineBarrier(
                stack.settings(), stack.summaries(), stack::failure, Duration.ofMinutes(2), message -> {})) {
            through.await(sent.lastOffsets(), TODAY);
        }
    }

    private static void take(DashboardRun run, String path, String name) {
        URI address = URI.create(run.web().uri() + path);
        try (PageVisit visit = PageVisit.at(run.browser(), address, "en-GB", 1280, ColorScheme.LIGHT)) {
            visit.page().locator(".clock-live").waitFor();
            visit.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
        }
    }
}
