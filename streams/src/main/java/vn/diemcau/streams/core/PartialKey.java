package vn.diemcau.streams.core;

import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/**
 * The key of a partial total: {@code SUCCESSOR/MAP/CODE/QUARTER/PARTITION}.
 *
 * @param successor the unit of map 34 that the unit became, {@code VN} for all units: what brings together what one
 *     task of the second stage sums up
 * @param map the map of the conferences
 * @param code the unit on that map
 * @param quarter the quarter of the conferences' dates, e.g. {@code 2019-Q1}
 * @param partition the partition of the conferences
 */
public record PartialKey(String successor, ProvinceMap map, String code, String quarter, int partition) {
    /** The key under which a task publishes a partial total of its ledger. */
    public static PartialKey of(Change change, int partition) {
        String[] part = change.key().split("/");
        return new PartialKey(
                ProvinceRegister.get().successor(part[1]), ProvinceMap.of(part[0]), part[1], part[2], partition);
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static PartialKey parse(String text) {
        String[] part = text.split("/");
        if (part.length != 5) {
            throw new IllegalArgumentException("Not the key of a partial total: " + text);
        }
        return new PartialKey(part[0], ProvinceMap.of(part[1]), part[2], part[3], Integer.parseInt(part[4]));
    }

    @Override
    public String toString() {
        return String.join("/", successor, map.label(), code, quarter, Integer.toString(partition));
    }
}
