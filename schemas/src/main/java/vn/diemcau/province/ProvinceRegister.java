package vn.diemcau.province;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The provincial units of both maps and what became of the units of map 63 on map 34; read from {@code provinces.csv}
 * beside this class's package root. The units of a map are in the order of their codes.
 */
public final class ProvinceRegister {
    /** The code for all units of a map. */
    public static final String NATION = "VN";

    /** The name of {@link #NATION}. */
    public static final String NATION_NAME = "Việt Nam";

    private static final ProvinceRegister INSTANCE = read();

    private final Map<ProvinceMap, Map<String, Unit>> units = new EnumMap<>(ProvinceMap.class);
    private final Map<ProvinceMap, SortedSet<String>> codes = new EnumMap<>(ProvinceMap.class);
    private final Map<String, String> successors = new HashMap<>();

    private ProvinceRegister() {
        for (ProvinceMap map : ProvinceMap.values()) {
            units.put(map, new LinkedHashMap<>());
        }
    }

    /** The register that comes with the project. */
    public static ProvinceRegister get() {
        return INSTANCE;
    }

    /** All units of a map, in the order of their codes. */
    public Collection<Unit> units(ProvinceMap map) {
        return Collections.unmodifiableCollection(units.get(map).values());
    }

    /** The codes of all units of a map, sorted. */
    public SortedSet<String> codes(ProvinceMap map) {
        return codes.get(map);
    }

    /** Whether a code names a unit of either map. Every code of map 34 is a code of map 63 too. */
    public boolean knows(String code) {
        return successors.containsKey(code);
    }

    /**
     * The code of the unit of a map for which a code counts: on map 63 the code itself, on map 34 its successor.
     *
     * @throws IllegalArgumentException if no unit of either map has the code
     */
    public String unitOn(ProvinceMap map, String code) {
        return map == ProvinceMap.MAP_34 ? successor(code) : known(code);
    }

    /**
     * The unit of map 34 that the territory of a unit became; {@link #NATION} is its own.
     *
     * @throws IllegalArgumentException if no unit of either map has the code
     */
    public String successor(String code) {
        return NATION.equals(code) ? NATION : successors.get(known(code));
    }

    /**
     * The name of a unit on a map, in Vietnamese.
     *
     * @throws IllegalArgumentException if the map has no such unit
     */
    public String name(ProvinceMap map, String code) {
        if (NATION.equals(code)) {
            return NATION_NAME;
        }
        Unit unit = units.get(map).get(code);
        if (unit == null) {
            throw new IllegalArgumentException("No unit " + code + " on map " + map.label());
        }
        return unit.name();
    }

    private String known(String code) {
        if (!knows(code)) {
            throw new IllegalArgumentException("No province has the code " + code);
        }
        return code;
    }

    private static ProvinceRegister read() {
        ProvinceRegister register = new ProvinceRegister();
        for (String line : lines()) {
            String[] column = line.split(",", -1);
            ProvinceMap map = ProvinceMap.of(column[0]);
            register.units.get(map).put(column[1], new Unit(map, column[1], column[2], "CITY".equals(column[3])));
            if (map == ProvinceMap.MAP_63) {
                register.successors.put(column[1], column[6]);
            }
        }
        register.units.forEach((map, byCode) ->
                register.codes.put(map, Collections.unmodifiableSortedSet(new TreeSet<>(byCode.keySet()))));
        return register;
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                ProvinceRegister.class.getResourceAsStream("/provinces.csv"), StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>(reader.lines().toList());
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
