package vn.diemcau.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lists of names under titles, each in the order of the Vietnamese alphabet, in lines of a given width. */
final class NameLists {
    private static final String INDENT = "    ";

    private final Map<String, List<String>> names = new LinkedHashMap<>();

    void add(String title, String name) {
        names.computeIfAbsent(title, key -> new ArrayList<>()).add(name);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    void print(Appendable out, int width) throws IOException {
        for (Map.Entry<String, List<String>> list : names.entrySet()) {
            list.getValue().sort(VietnameseOrder.comparator());
            out.append(String.format(
                    Locale.ROOT, "%s (%,d)%n", list.getKey(), list.getValue().size()));
            print(out, list.getValue(), width);
        }
    }

    private static void print(Appendable out, List<String> sorted, int width) throws IOException {
        StringBuilder line = new StringBuilder(INDENT);
        for (int i = 0; i < sorted.size(); i++) {
            String name = sorted.get(i) + (i + 1 < sorted.size() ? ", " : "");
            if (line.length() > INDENT.length()
                    && DisplayText.width(line.toString()) + DisplayText.width(name.stripTrailing()) > width) {
                out.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(INDENT);
            }
            line.append(name);
        }
        out.append(line).append('\n');
    }
}
