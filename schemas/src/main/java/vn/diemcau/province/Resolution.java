package vn.diemcau.province;

import java.util.List;

/** The result of {@link ProvinceResolver}: a province, or similar names. */
public sealed interface Resolution {
    /**
     * The text names a province.
     *
     * @param code its ISO 3166-2 code as spelt in the register, e.g. {@code VN-22}; a unit of map 63, map 34 or both,
     *     never mapped to a successor
     */
    record Resolved(String code) implements Resolution {}

    /**
     * The text names no province, or nobody knows which.
     *
     * @param text the text as it was given
     * @param nearest up to three names of the register that may have been meant, best first; empty when none is near
     */
    record Unresolved(String text, List<String> nearest) implements Resolution {
        public Unresolved {
            nearest = List.copyOf(nearest);
        }
    }
}
