package vn.diemcau.consumer.read;

import java.util.List;
import java.util.Map;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * How rows are laid out where they are columns of text.
 *
 * @param name what a workbook calls its sheet, in Vietnamese
 * @param columns one for each field of a row
 * @param headings what a workbook calls the columns
 * @param words what a workbook writes in place of symbols
 */
public record Sheet(String name, List<Column> columns, List<String> headings, Map<String, String> words) {
    public Sheet {
        columns = List.copyOf(columns);
        headings = List.copyOf(headings);
        words = Map.copyOf(words);
    }

    /** The rows of a table, under the names of their fields. */
    public static Sheet of(SummaryTable table) {
        String name = switch (table) {
            case PROVINCES -> "Tỉnh, thành phố";
            case CONFERENCES -> "Hội nghị";
            case DIRECTIVES -> "Chỉ đạo";
            case PARTICIPATION -> "Tham dự";
            case STATUSES -> "Tiến độ";
        };
        return new Sheet(
                name,
                table.columns(),
                table.columns().stream().map(Column::field).toList(),
                Map.of());
    }
}
