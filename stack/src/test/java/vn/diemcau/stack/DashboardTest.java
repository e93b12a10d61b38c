package vn.diemcau.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.topic.Topics;

/** The pages for people in a real browser, over a whole stack with the sample in it. */
class DashboardTest {
    private static final String CONFERENCE = "2018-12-28-chinh-phu-dia-phuong";
    private static final String DIRECTIVE = "/directives/" + CONFERENCE + "/chuong-trinh-hanh-dong";
    private static final int FIRST_PAGE_BYTES = 300_000;
    private static final double PATIENCE_MILLIS = 60_000;

    private static DashboardRun run;

    @BeforeAll
    static void start() throws Exception {
        run = DashboardRun.start();
        run.stack().ingestSample();
    }

    @AfterAll
    static void stop() {
        if (run != null) {
            run.close();
        }
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                        "/",
                        "/?map=63&period=2018&measure=directivesOverdue",
                        "/conferences",
                        "/conferences/" + CONFERENCE,
                        "/provinces/VN-22?map=63",
                        "/provinces/VN-68?map=34",
                        "/directives",
                        DIRECTIVE,
                        "/operations")
                .flatMap(path -> Stream.of(
                        Arguments.of(path, "vi-VN", 1440, ColorScheme.LIGHT),
                        Arguments.of(path, "en-GB", 390, ColorScheme.DARK)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLoadEveryPageWithoutFault(String path, String language, int width, ColorScheme scheme) {
        try (PageVisit visit = PageVisit.at(run.browser(), at(path), language, width, scheme)) {
            assertThat(visit.errors()).isEmpty();
            assertThat(visit.foreignRequests()).isEmpty();
            assertThat(visit.graveFaults()).isEmpty();
            assertThat(visit.page().locator("html").getAttribute("lang")).isEqualTo(language.substring(0, 2));
            assertThat(visit.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }

    @Test
    void shouldLoadTheFirstPageWithFewBytes() {
        try (PageVisit visit = PageVisit.at(run.browser(), at("/"))) {
            Object bytes = visit.page()
                    .evaluate(
                            "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
                                    + ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)");

            assertThat(((Number) bytes).longValue()).isBetween(50_000L, (long) FIRST_PAGE_BYTES);
        }
    }

    @Test
    void shouldShowTheFiguresOfTheApiAndOfTheDatabase() throws Exception {
        // Given
        ObjectNode nation = provinces("VN");
        ObjectNode ngheAn = provinces("VN-22");
        JsonNode fromApi = run.api("/v1/provinces?map=63&period=ALL&province=VN")
                .path("items")
                .path(0);
        NumberFormat percent = NumberFormat.getPercentInstance(Locale.forLanguageTag("vi-VN"));
        percent.setMinimumFractionDigits(1);
        percent.setMaximumFractionDigits(1);

        // When
        try (PageVisit visit = PageVisit.at(run.browser(), at("/?map=63&period=ALL"))) {
            Page page = visit.page();

            // Then
            assertThat(fromApi.path("directivesOverdue").asLong())
                    .isEqualTo(nation.path("directivesOverdue").asLong());
            assertThat(figures(page))
                    .containsExactly(
                            "2",
                            percent.format(nation.path("attendanceRate").asDouble()),
                            percent.format(nation.path("onTimeRate").asDouble()),
                            NumberFormat.getInstance(Locale.forLanguageTag("vi-VN"))
                                    .format(nation.path("directivesOverdue").asLong()));
            assertThat(rowOf(page, "Nghệ An"))
                    .contains(percent.format(ngheAn.path("attendanceRate").asDouble()))
                    .contains(ngheAn.path("conferencesAttended").asText() + "/"
                            + ngheAn.path("conferencesInvited").asText());
        }
    }

    @Test
    void shouldShowWhatTheGatewayTookOnAnOpenPage() throws Exception {
        // Given
        run.send(convened("truc-tiep", "Hội nghị đang mở trên trang"));
        try (PageVisit visit = PageVisit.at(run.browser(), at("/conferences?q=dang mo tren trang"))) {
            Locator row = visit.page().locator("tbody tr", new Page.LocatorOptions().setHasText("Hội nghị đang mở"));
            assertThat(row).containsText("0/34", patiently());

            // When
            run.send(
                    "{\"type\":\"SiteJoined\",\"conferenceId\":\"truc-tiep\",\"occurredAt\":\"2026-03-01T08:00:00+07:00\","
                            + "\"province\":\"Nghệ An\",\"delegates\":4321}");

            // Then
            assertThat(row).containsText("1/34", patiently());
            assertThat(row).containsText("4.321");
        }
    }

    @Test
    void shouldFindAProvinceWithoutDiacritics() {
        try (PageVisit visit = PageVisit.at(run.browser(), at("/operations"))) {
            Page page = visit.page();

            // When
            page.getByRole(AriaRole.COMBOBOX).fill("nghe an");

            // Then
            Locator option = page.locator("[role=option]").first();
            assertThat(option).containsText("Nghệ An");
            option.click();
            assertThat(page).hasURL(Pattern.compile("/provinces/VN-22\\?map=34$"), quickly());
            assertThat(page.locator("h1")).hasText("Nghệ An");
        }
    }

    @Test
    void shouldShowTheSameAtTheAddressOfAFilter() {
        // Given
        try (PageVisit visit = PageVisit.at(run.browser(), at("/conferences"))) {
            Page page = visit.page();
            int all = page.locator("tbody tr").count();
            page.locator("select").first().selectOption("CANCELLED");
            page.locator("input[type=search]#conference-words").fill("tap huan");
            page.waitForURL(Pattern.compile("q=tap\\+huan"));
            visit.settle();
            List<String> filtered = page.locator("tbody tr").allInnerTexts();

            // When
            try (PageVisit again = PageVisit.at(run.browser(), URI.create(page.url()))) {
                // Then
                assertThat(filtered).isNotEmpty().hasSizeLessThan(all);
                assertThat(again.page().locator("tbody tr").allInnerTexts()).isEqualTo(filtered);
            }
            page.goBack();
            assertThat(page.locator("tbody tr")).hasCount(all);
        }
    }

    @Test
    void shouldOfferTheWholeWorklistOfAUnitInOneFile() throws Exception {
        try (PageVisit visit = PageVisit.at(run.browser(), at("/provinces/VN-68?map=34"))) {
            Locator export = visit.page().locator("#worklist a[download]");

            assertThat(export).hasCount(1);
            assertThat(run.bytes(export.getAttribute("href"))).startsWith('P', 'K');
            assertThat(visit.page().locator("#worklist tbody tr"))
                    .hasCount(run.api("/v1/worklist?map=34&province=VN-68")
                            .path("items")
                            .size());
        }
    }

    @Test
    void shouldShowWhatCouldNotBeProcessed() throws Exception {
        // Given
        run.stack().send(Topics.CONFERENCE_EVENTS, "no-value", null);
        run.send(
                "{\"type\":\"SiteJoined\",\"conferenceId\":\"never-convened\",\"occurredAt\":\"2026-03-01T08:00:00+07:00\","
                        + "\"province\":\"Nghệ An\"}");

        // When
        try (PageVisit visit = PageVisit.at(run.browser(), at("/operations"))) {
            // Then
            assertThat(visit.page().locator("tbody tr", new Page.LocatorOptions().setHasText("it has no value")))
                    .hasCount(1, manyPatiently());
            assertThat(visit.page().locator(".figure-value.is-bad")).hasCount(2, manyPatiently());
            Locator runbook = visit.page().locator("a[href='/docs/RUNBOOK.md']");
            assertThat(new String(run.bytes(runbook.getAttribute("href")), StandardCharsets.UTF_8))
                    .startsWith("# ");
        }
    }

    @Test
    void shouldShowTextsOfEventsAsText() throws Exception {
        // Given
        String title = "<script>alert(1)</script><img src=x onerror=alert(2)> \u202Eđảo\u202C \"" + "dài ".repeat(200);
        assertThat(run.send(convened("van-ban", title.replace("\"", "\\\""))).statusCode())
                .isEqualTo(200);

        // When
        try (PageVisit visit = PageVisit.at(run.browser(), at("/conferences?q=onerror"))) {
            Page page = visit.page();
            page.locator("tbody th a").first().waitFor();
            page.locator("tbody th a").first().click();
            visit.settle();

            // Then
            assertThat(page.locator("h1"))
                    .containsText("<script>alert(1)</script><img src=x onerror=alert(2)>", patiently());
            assertThat(page.locator("main img")).hasCount(0);
            assertThat(visit.errors()).isEmpty();
        }
    }

    @Test
    void shouldReachAndUseAProvinceByKeyboard() {
        // Given
        try (PageVisit visit = PageVisit.at(run.browser(), at("/"))) {
            Page page = visit.page();
            tabTo(page, "[role=combobox]");
            page.keyboard().type("nghe an");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Nghệ An");
            visit.settle();

            // When
            tabTo(page, "#worklist tbody a");
            String text = page.locator(":focus").innerText();
            page.keyboard().press("Enter");

            // Then
            assertThat(page).hasURL(Pattern.compile("/directives/"), quickly());
            assertThat(page.locator("h1")).hasText(text);
        }
    }

    @Test
    void shouldTakeAPressReportFromPasteToRows() throws Exception {
        // Given
        String report = Files.readString(Path.of("../samples/luu-tru-ha-giang.txt"));
        try (PageVisit visit = PageVisit.at(run.browser(), run.gateway())) {
            Page page = visit.page();
            page.locator("#report").fill(report);
            page.locator("button[type=submit]").click();
            page.locator(".finding").first().waitFor();
            int found = page.locator(".finding").count();
            page.locator(".finding input[type=checkbox]").last().uncheck();

            // When
            page.locator(".send button").click();

            // Then
            assertThat(page.locator(".answer .pill-accepted")).hasCount(found - 1, manyPatiently());
            assertThat(page.locator(".finding").first().locator("blockquote"))
                    .not()
                    .isEmpty();
            assertThat(visit.errors()).isEmpty();
            assertThat(visit.graveFaults()).isEmpty();
        }
        try (PageVisit visit = PageVisit.at(run.browser(), at("/conferences?q=van thu, luu tru"))) {
            assertThat(visit.page().locator("tbody tr")).hasCount(1, manyPatiently());
        }
    }

    private static URI at(String path) {
        return URI.create(run.web().uri() + path.replace(" ", "%20"));
    }

    private static String convened(String id, String title) {
        return "{\"type\":\"ConferenceConvened\",\"conferenceId\":\"" + id
                + "\",\"occurredAt\":\"2026-02-01T08:00:00+07:00\",\"title\":\"" + title
                + "\",\"level\":\"CENTRAL\",\"format\":\"ONLINE\",\"kind\":\"BRIEFING\",\"convener\":\"Chính phủ\","
                + "\"scheduledStart\":\"2026-03-01T08:00:00+07:00\",\"invited\":\"ALL\"}";
    }

    private static ObjectNode provinces(String code) {
        return new SummaryReader(run.stack().stack().summaries())
                .list(SummaryTable.PROVINCES, new SummaryFilter(ProvinceMap.MAP_63, "ALL")).stream()
                        .filter(row -> row.path("province").asText().equals(code))
                        .findFirst()
                        .orElseThrow();
    }

    /** The four large figures, once the page has all of them. */
    private static List<String> figures(Page page) {
        page.waitForFunction("() => ![...document.querySelectorAll('.figure-value')]"
                + ".some((figure) => figure.textContent.trim() === '–')");
        return page.locator(".figure-value").allInnerTexts().stream()
                .map(String::strip)
                .toList();
    }

    private static String rowOf(Page page, String province) {
        return page.locator(".league tbody tr", new Page.LocatorOptions().setHasText(province))
                .first()
                .innerText();
    }

    /** Presses the tabulator until the focus is on something; a page has an end. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 200; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
                return;
            }
        }
        throw new AssertionError("The tabulator does not come to " + selector);
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    private static LocatorAssertions.HasCountOptions manyPatiently() {
        return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS);
    }

    private static PageAssertions.HasURLOptions quickly() {
        return new PageAssertions.HasURLOptions().setTimeout(PATIENCE_MILLIS);
    }
}
