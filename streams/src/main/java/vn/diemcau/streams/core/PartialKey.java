package vn.diemcau.streams.core;

import java.util.List;
import java.util.regex.Pattern;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.topic.RecordKey;

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
    private static final Pattern QUARTER = Pattern.compile("[0-9]{4}-Q[1-4]");

    /** The key under which a task publishes a partial total of its ledger. */
    static PartialKey of(ProvinceMap map, String code, String quarter, int partition) {
        return new PartialKey(ProvinceRegister.get().successor(code), map, code, quarter, partition);
    }

    /**
     * Reads a key.
     *
     * @throws ImpossibleEventException if the text is none
     */
    public static PartialKey parse(String text) {
        List<String> part = RecordKey.parts(text);
        try {
            if (part.size() == 5
                    && part.get(0).equals(ProvinceRegister.get().successor(part.get(2)))
                    && QUARTER.matcher(part.get(3)).matches()) {
                ProvinceMap map = ProvinceMap.of(part.get(1));
                ProvinceRegister.get().name(map, part.get(2));
                return new PartialKey(part.get(0), map, part.get(2), part.get(3), Integer.parseInt(part.get(4)));
            }
        } catch (IllegalArgumentException e) {
            throw new ImpossibleEventException("'" + text + "' is not the key of a partial total", e);
        }
        throw new ImpossibleEventException("'" + text + "' is not the key of a partial total");
    }

    @Override
    public String toString() {
        return RecordKey.of(successor, map.label(), code, quarter, Integer.toString(partition));
    }
}
