package vn.diemcau.province;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the code of a province from what people write: its names on either map, with all diacritics or none, in any
 * case and Unicode form, old and new spellings, usual abbreviations, the bodies that stand for it ({@code UBND tỉnh
 * X}), and its ISO 3166-2 code. It never guesses: diacritics that contradict a name, a town that has the province's
 * name, or initials that two provinces share are unresolved, with the nearest names. Safe for use by many threads.
 */
public final class ProvinceResolver {
    /** Longer than any name; longer texts are not looked up. */
    private static final int LONGEST_TEXT = 400;

    private static final int MEMO_LIMIT = 10_000;

    private static final ProvinceResolver INSTANCE = new ProvinceResolver(new ProvinceNames(ProvinceRegister.get()));

    private final ProvinceNames names;
    private final NearestNames nearestNames;
    private final Map<String, Resolution> memo = new ConcurrentHashMap<>();

    private ProvinceResolver(ProvinceNames names) {
        this.names = names;
        nearestNames = new NearestNames(names);
    }

    /** The resolver of the register that comes with the project. */
    public static ProvinceResolver get() {
        return INSTANCE;
    }

    /**
     * The province that a text names.
     *
     * @param text a name or code as somebody wrote it; not null, blank names nothing
     * @return the province's code, or the text with up to three names that may have been meant; never null
     */
    public Resolution resolve(String text) {
        Resolution known = memo.get(text);
        if (known != null) {
            return known;
        }
        if (text.length() > LONGEST_TEXT) {
            return new Resolution.Unresolved(text, List.of());
        }
        // Cleared when full: otherwise many odd spellings would keep out the usual ones.
        if (memo.size() >= MEMO_LIMIT) {
            memo.clear();
        }
        Resolution resolution = read(text);
        memo.put(text, resolution);
        return resolution;
    }

    private Resolution read(String text) {
        Affixes.Name name = new Affixes.Name(NameSpelling.of(text), false);
        while (true) {
            Optional<String> code = names.code(name.spelling());
            if (code.isPresent() && !(name.city() && names.isTown(code.get()))) {
                return new Resolution.Resolved(code.get());
            }
            Affixes.Name inner = names.affixes().strip(name);
            if (code.isPresent() || inner.equals(name)) {
                return new Resolution.Unresolved(text, nearestNames.to(name.spelling()));
            }
            name = inner;
        }
    }
}
