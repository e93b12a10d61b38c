package vn.diemcau.stack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.diemcau.consumer.web.WebServer;
import vn.diemcau.service.http.HttpAddress;
import vn.diemcau.service.metrics.Metrics;

/** A stack with gateway and dashboard, and a browser that looks at them. */
record DashboardRun(StackRun stack, WebServer web, Playwright playwright, Browser browser) implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Starts all of it, with further arguments of the browser; where there is none, what asked for it is skipped. */
    static DashboardRun start(String... further) throws IOException {
        assumeTrue(
                Files.isExecutable(CHROMIUM),
                "There is no " + CHROMIUM + " to look at pages with: install the package chromium");
        StackRun stack = StackRun.temporary();
        stack.stack().startGateway(0);
        WebServer web = WebServer.start(stack.stack().settings(), HttpAddress.loopback(0), Metrics.none());
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(Stream.concat(ARGUMENTS.stream(), Stream.of(further))
                                .toList()));
        return new DashboardRun(stack, web, playwright, browser);
    }

    /** What the API answers. */
    JsonNode api(String path) throws IOException, InterruptedException {
        return JSON.readTree(
                HTTP.send(HttpRequest.newBuilder(web.uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    /** What the dashboard's server answers. */
    byte[] bytes(String path) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(web.uri().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /** Sends an event through the gateway. */
    HttpResponse<String> send(String event) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(gateway().resolve("/v1/events"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(event))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    URI gateway() {
        return stack.stack().gatewayUri();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        web.close();
        stack.close();
    }
}
