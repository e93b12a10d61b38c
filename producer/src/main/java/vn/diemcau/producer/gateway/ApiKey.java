package vn.diemcau.producer.gateway;

import java.util.List;

/**
 * The stored data of a key: not the key itself.
 *
 * @param name says whose it is, in logs, metrics and sources of events
 * @param sha256 of the key's text, in lower-case hexadecimal digits
 * @param provinces the codes of the only provinces that it may send for; empty: all, and events of every type
 * @param created when it was made, ISO 8601 in UTC
 * @param revoked when it was revoked, likewise; null while it is valid
 */
public record ApiKey(String name, String sha256, List<String> provinces, String created, String revoked) {
    public ApiKey {
        provinces = provinces == null ? List.of() : List.copyOf(provinces);
    }

    /** Whether it may be used. */
    boolean good() {
        return revoked == null;
    }
}
