package vn.diemcau.producer.simulate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.province.Unit;

/** Which units of map 63 became a unit of map 34. */
final class FormerProvinces {
    private static final Map<String, List<String>> BY_SUCCESSOR =
            ProvinceRegister.get().units(ProvinceMap.MAP_63).stream()
                    .map(Unit::code)
                    .sorted()
                    .collect(Collectors.groupingBy(
                            ProvinceRegister.get()::successor, TreeMap::new, Collectors.toUnmodifiableList()));

    private FormerProvinces() {}

    /** The codes of map 63, sorted; at least one. */
    static List<String> of(String successor) {
        return BY_SUCCESSOR.get(successor);
    }
}
