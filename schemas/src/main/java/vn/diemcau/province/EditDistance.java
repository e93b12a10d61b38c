package vn.diemcau.province;

/**
 * The least number of insertions, deletions, replacements and swaps of neighbours that turn one text into another, no
 * place edited twice (Damerau-Levenshtein, optimal string alignment).
 */
public final class EditDistance {
    private EditDistance() {}

    /** The distance of two texts, in edits. */
    public static int between(String left, String right) {
        int[] beforePrevious = new int[right.length() + 1];
        int[] previous = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            current[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] recycled = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = recycled;
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
                if (isSwap(left, i, right, j)) {
                    current[j] = Math.min(current[j], 1 + beforePrevious[j - 2]);
                }
            }
        }
        return current[right.length()];
    }

    private static boolean isSwap(String left, int i, String right, int j) {
        return i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
    }
}
