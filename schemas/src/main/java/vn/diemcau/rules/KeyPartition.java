package vn.diemcau.rules;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Which partition a key belongs to: murmur2 of its bytes, as the clients of Java do. */
public final class KeyPartition {
    private KeyPartition() {}

    /** The partition of a text, in UTF-8. */
    public static int of(String key, int partitions) {
        return of(key.getBytes(StandardCharsets.UTF_8), partitions);
    }

    /** The partition of a raw key, from 0 to {@code partitions - 1}. */
    public static int of(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
