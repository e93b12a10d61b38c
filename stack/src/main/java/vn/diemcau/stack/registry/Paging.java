package vn.diemcau.stack.registry;

import java.util.List;
import java.util.Set;

/**
 * The part of a list that is asked for.
 *
 * @param offset how many elements are left out before it
 * @param limit how many it has at most; negative: all
 */
record Paging(int offset, int limit) {
    static final Set<String> PARAMETERS = Set.of("offset", "limit");

    <T> List<T> of(List<T> all) {
        return all.stream()
                .skip(Math.max(0, offset))
                .limit(limit < 0 ? Long.MAX_VALUE : limit)
                .toList();
    }
}
