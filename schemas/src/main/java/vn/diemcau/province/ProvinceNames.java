package vn.diemcau.province;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every known spelling of every name in the register, and the words that may surround a name: the register's own names
 * and {@code province-aliases.csv}. Each spelling stands for one code, otherwise the index does not load.
 */
final class ProvinceNames {
    private final Map<String, String> codesByMarkedKey = new HashMap<>();
    private final Map<String, String> codesByBareKey = new HashMap<>();
    private final Map<String, List<String>> hints = new HashMap<>();
    private final Variants variants = new Variants();
    private final Affixes affixes = new Affixes();
    private final Set<String> towns = new HashSet<>();
    private final Map<String, Set<String>> officialNames = new LinkedHashMap<>();

    ProvinceNames(ProvinceRegister register) {
        List<Alias> aliases = Alias.readAll();
        aliases.forEach(this::addAffix);
        for (ProvinceMap map : ProvinceMap.values()) {
            for (Unit unit : register.units(map)) {
                officialNames
                        .computeIfAbsent(unit.code(), code -> new LinkedHashSet<>())
                        .add(unit.name());
                addName(unit.name(), unit.code());
                addCode(unit.code());
            }
        }
        aliases.forEach(this::addMeaning);
    }

    /** The code of a spelling: as it is marked, or, where it has no marks at all, by its letters. */
    Optional<String> code(NameSpelling name) {
        String code = codesByMarkedKey.get(name.markedKey());
        return Optional.ofNullable(code == null && !name.hasMarks() ? codesByBareKey.get(name.bareKey()) : code);
    }

    /** The code whose name has these letters, whatever marks the spelling has. */
    Optional<String> codeOfLetters(NameSpelling name) {
        return Optional.ofNullable(codesByBareKey.get(name.bareKey()));
    }

    /** The codes that a spelling which is not a province's name suggests, most likely first. */
    List<String> hints(NameSpelling name) {
        return hints.getOrDefault(name.bareKey(), List.of());
    }

    Map<String, List<String>> allHints() {
        return hints;
    }

    Affixes affixes() {
        return affixes;
    }

    /** Whether a city within the province bore the province's name. */
    boolean isTown(String code) {
        return towns.contains(code);
    }

    /** The names of a code on the maps that have it, the older first. */
    Set<String> officialNames(String code) {
        return officialNames.get(code);
    }

    /** All codes, in the order of the register. */
    Set<String> codes() {
        return officialNames.keySet();
    }

    /** Every spelling without marks, syllables apart or together, with its code. */
    Map<String, String> bareSpellings() {
        return codesByBareKey;
    }

    private void addAffix(Alias alias) {
        switch (alias.kind()) {
            case "PREFIX" -> affixes.addPrefix(NameSpelling.of(alias.text()), alias.isCity());
            case "SUFFIX" -> affixes.addSuffix(NameSpelling.of(alias.text()), alias.isCity());
            case "SYLLABLE" -> variants.add(alias.text(), alias.meanings());
            default -> {}
        }
    }

    private void addMeaning(Alias alias) {
        switch (alias.kind()) {
            case "NAME" -> addName(alias.text(), alias.meaning());
            case "TOWN" -> towns.add(code(NameSpelling.of(alias.text())).orElseThrow(alias::unreadable));
            case "HINT" -> addHint(alias);
            case "PREFIX", "SUFFIX", "SYLLABLE" -> {}
            default -> throw alias.unreadable();
        }
    }

    private void addHint(Alias alias) {
        for (NameSpelling spelling :
                Variants.groupings(NameSpelling.of(alias.text()).marked())) {
            hints.put(spelling.bareKey(), alias.meanings());
        }
    }

    private void addName(String name, String code) {
        variants.of(name).forEach(spelling -> add(spelling, code));
    }

    private void addCode(String code) {
        Variants.groupings(NameSpelling.of(code).marked()).forEach(spelling -> add(spelling, code));
    }

    private void add(NameSpelling spelling, String code) {
        addTo(codesByMarkedKey, spelling.markedKey(), code);
        addTo(codesByBareKey, spelling.bareKey(), code);
    }

    private static void addTo(Map<String, String> index, String key, String code) {
        String other = index.putIfAbsent(key, code);
        if (other != null && !other.equals(code)) {
            throw new IllegalStateException("'" + key + "' stands for " + other + " and for " + code
                    + "; make it a HINT in province-aliases.csv");
        }
    }
}
