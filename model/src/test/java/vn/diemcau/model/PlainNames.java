package vn.diemcau.model;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/** Turns names of provinces into codes by taking off marks, case and the words before the name; nothing cleverer. */
final class PlainNames {
    private static final List<String> WORDS_BEFORE = List.of("", "tinh uy ", "thanh uy ", "tinh ", "thanh pho ", "tp ");
    private static final Map<String, String> CODES = codes();

    private PlainNames() {}

    static String code(String name) {
        String plain = plain(name);
        return WORDS_BEFORE.stream()
                .filter(plain::startsWith)
                .map(words -> CODES.get(plain.substring(words.length())))
                .filter(code -> code != null)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No province " + name));
    }

    static ProvinceSelection selection(List<String> names, boolean all) {
        return new ProvinceSelection(
                all, names.stream().map(PlainNames::code).distinct().sorted().toList());
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (ProvinceMap map : ProvinceMap.values()) {
            ProvinceRegister.get().units(map).forEach(unit -> {
                codes.put(plain(unit.name()), unit.code());
                codes.put(plain(unit.code()), unit.code());
            });
        }
        codes.putAll(Map.of(
                "hcm", "VN-SG", "tphcm", "VN-SG", "br vt", "VN-43", "dac lac", "VN-33", "thua thien hue", "VN-26"));
        return codes;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
