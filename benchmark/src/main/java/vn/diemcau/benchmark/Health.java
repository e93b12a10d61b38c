package vn.diemcau.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import vn.diemcau.parts.PartFailure;

/** What a service says about itself over HTTP. */
record Health(int port, HttpClient client) {
    Health(int port) {
        this(port, HttpClient.newHttpClient());
    }

    /** Whether it answers that it is ready. */
    boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ready"))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
    }
}
