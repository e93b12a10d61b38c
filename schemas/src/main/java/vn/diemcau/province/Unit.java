package vn.diemcau.province;

/**
 * A provincial unit on one map.
 *
 * @param map the map that it belongs to
 * @param code its ISO 3166-2 code, e.g. {@code VN-22}; the same code on the other map is another unit
 * @param name its name in Vietnamese, NFC, without a word for its kind, e.g. {@code Nghệ An}
 * @param city whether it is a centrally run city rather than a province
 */
public record Unit(ProvinceMap map, String code, String name, boolean city) {}
