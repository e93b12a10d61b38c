package vn.diemcau.articles;

import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/** Names of provinces by their codes. */
final class ProvinceLookup {
    private ProvinceLookup() {}

    /** The name on the map of 63, which has every code. */
    static String name(String code) {
        return ProvinceRegister.get().name(ProvinceMap.MAP_63, code);
    }
}
