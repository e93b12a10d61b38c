package vn.diemcau.consumer.web;

import java.util.HashMap;
import java.util.Map;
import vn.diemcau.service.http.Problem;

/** How many clients listen to changes, in all and from each address; refuses more than the server can handle. */
final class ClientCounts {
    static final int MOST = 500;
    static final int MOST_OF_AN_ADDRESS = 20;

    private static final int RETRY_SECONDS = 30;

    private final Map<String, Integer> clients = new HashMap<>();
    private int all;

    synchronized void enter(String address) {
        if (all >= MOST) {
            throw new Problem(503, "There are " + MOST + " listeners already; try again later")
                    .retryAfter(RETRY_SECONDS);
        }
        if (clients.getOrDefault(address, 0) >= MOST_OF_AN_ADDRESS) {
            throw new Problem(
                            429, "There are " + MOST_OF_AN_ADDRESS + " listeners from this address already; close some")
                    .retryAfter(RETRY_SECONDS);
        }
        clients.merge(address, 1, Integer::sum);
        all++;
    }

    synchronized void leave(String address) {
        clients.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
        all--;
    }

    synchronized int all() {
        return all;
    }
}
