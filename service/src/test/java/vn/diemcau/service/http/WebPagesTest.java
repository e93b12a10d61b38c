package vn.diemcau.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.service.metrics.Metrics;

class WebPagesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static HttpService service;

    @BeforeAll
    static void start() throws IOException {
        service = HttpService.start(
                "test",
                HttpAddress.loopback(0),
                8,
                "/test-openapi.json",
                Metrics.none(),
                config -> WebPages.of("/test-web")
                        .with("js/made.json", "{}".getBytes(StandardCharsets.UTF_8))
                        .addTo(config.routes, List.of("/", "/rows/{id}")));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/rows/7"})
    void shouldServeThePageAtEachOfItsAddresses(String path) throws Exception {
        // When
        HttpResponse<String> answer = get(path);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(answer.body()).contains("<title>Thử</title>");
    }

    @Test
    void shouldLetNoScriptRunButItsOwnFilesAndTheImportMap() throws Exception {
        // Given
        byte[] map = "{\"imports\": {\"preact\": \"/lib/preact.mjs\"}}".getBytes(StandardCharsets.UTF_8);
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(map));

        // When
        HttpResponse<String> answer = get("/");

        // Then
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; script-src 'self' 'sha256-" + hash
                        + "'; worker-src 'self'; style-src 'self';")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource({
        "/js/hello.js,text/javascript;charset=utf-8",
        "/js/format.js,text/javascript;charset=utf-8",
        "/js/made.json,application/json",
        "/lib/preact.mjs,text/javascript;charset=utf-8",
        "/base.css,text/css;charset=utf-8",
        "/icon.svg,image/svg+xml",
        "/fonts/inter-vietnamese-wght-normal.woff2,font/woff2"
    })
    void shouldServeFilesByTheirTypes(String path, String type) throws Exception {
        // When
        HttpResponse<String> answer = get(path);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo(type);
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void shouldAnswer304WhereTheBrowserHasTheFile() throws Exception {
        // Given
        String tag = header(get("/base.css"), "ETag");

        // When
        HttpResponse<String> again = CLIENT.send(
                request("/base.css").header("If-None-Match", tag).build(), HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/js/none.js",
                "/js/..%2findex.html",
                "/js/%2e%2e/%2e%2e/logback.xml",
                "/js/a.class",
                "/js/",
                "/none"
            })
    void shouldServeNothingElse(String path) throws Exception {
        assertThat(get(path).statusCode()).isBetween(400, 404);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.uri().resolve(path));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
