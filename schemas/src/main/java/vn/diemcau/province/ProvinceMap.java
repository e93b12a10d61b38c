package vn.diemcau.province;

import java.time.LocalDate;
import vn.diemcau.rules.VietnamTime;

/** A map of the country: the set of provincial units in force at a time. */
public enum ProvinceMap {
    /** The 63 units in force up to and including 2025-06-30. */
    MAP_63("63"),
    /** The 34 units in force since 2025-07-01. */
    MAP_34("34");

    private final String label;

    ProvinceMap(String label) {
        this.label = label;
    }

    /** The map in force on a date in Asia/Ho_Chi_Minh; dates before 2008 count as map 63 too. */
    public static ProvinceMap on(LocalDate date) {
        return date.isBefore(VietnamTime.FIRST_DAY_OF_MAP_34) ? MAP_63 : MAP_34;
    }

    /**
     * The map of a label.
     *
     * @throws IllegalArgumentException if the label is neither {@code 63} nor {@code 34}
     */
    public static ProvinceMap of(String label) {
        for (ProvinceMap map : values()) {
            if (map.label.equals(label)) {
                return map;
            }
        }
        throw new IllegalArgumentException("No map '" + label + "'; there are 63 and 34");
    }

    /** How keys, fields and columns name the map: {@code 63} or {@code 34}. */
    public String label() {
        return label;
    }
}
