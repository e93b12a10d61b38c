package vn.diemcau.producer.gateway;

import java.util.Set;

/**
 * Who sends a request.
 *
 * @param name the name of the key; null where none is needed and none was shown
 * @param provinces the only ones that it may send for; empty: all, and events of every type
 */
record Caller(String name, Set<String> provinces) {
    static final Caller ANYBODY = new Caller(null, Set.of());
}
