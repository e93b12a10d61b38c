package vn.diemcau.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of text for people: columns as wide as their cells, within a total width; one column may shrink. Numbers are
 * aligned to the right.
 */
final class TextTable {
    private static final String GAP = "  ";
    private static final int LEAST = 10;

    private final int width;
    private final List<Column> columns;
    private final List<String[]> rows = new ArrayList<>();

    /**
     * A column.
     *
     * @param title its heading
     * @param kind how its cells are aligned
     */
    record Column(String title, Kind kind) {
        static Column text(String title) {
            return new Column(title, Kind.TEXT);
        }

        static Column number(String title) {
            return new Column(title, Kind.NUMBER);
        }

        static Column shrinking(String title) {
            return new Column(title, Kind.SHRINKING);
        }
    }

    /** The alignment of a column. */
    enum Kind {
        TEXT,
        NUMBER,
        /** Text that is cut where the row would be too long. */
        SHRINKING
    }

    TextTable(int width, Column... columns) {
        this.width = width;
        this.columns = List.of(columns);
    }

    void row(String... cells) {
        rows.add(Arrays.stream(cells).map(DisplayText::clean).toArray(String[]::new));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(Appendable out) throws IOException {
        int[] widths = widths();
        String[] titles = columns.stream().map(Column::title).toArray(String[]::new);
        line(out, titles, widths);
        for (String[] row : rows) {
            line(out, row, widths);
        }
    }

    private void line(Appendable out, String[] cells, int[] widths) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell = DisplayText.fit(cells[i], widths[i]);
            String blank = " ".repeat(widths[i] - DisplayText.width(cell));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).kind() == Kind.NUMBER ? blank + cell : cell + blank);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    DisplayText.width(columns.get(i).title()),
                    rows.stream()
                            .mapToInt(row -> DisplayText.width(row[column]))
                            .max()
                            .orElse(0));
        }
        int surplus = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
        for (int i = 0; i < widths.length && surplus > 0; i++) {
            if (columns.get(i).kind() == Kind.SHRINKING) {
                int cut = Math.min(surplus, Math.max(0, widths[i] - LEAST));
                widths[i] -= cut;
                surplus -= cut;
            }
        }
        return widths;
    }
}
