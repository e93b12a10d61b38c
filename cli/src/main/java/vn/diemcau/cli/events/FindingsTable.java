package vn.diemcau.cli.events;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.diemcau.articles.Article;
import vn.diemcau.articles.Finding;

/** The findings of a report for people: what was found, how sure that is, the sentence that shows it, what is missing. */
final class FindingsTable {
    private static final Set<String> ENVELOPE =
            Set.of("type", "conferenceId", "occurredAt", "awardId", "speechId", "directiveId", "outcomeId");
    private static final int TYPE_CELLS = 19;
    private static final int SURE_CELLS = 8;
    private static final int TEXT_CELLS = 90;

    private FindingsTable() {}

    static String of(String name, Article.Report report) {
        StringBuilder table = new StringBuilder();
        List<Finding> findings = report.findings();
        table.append(name)
                .append(": ")
                .append(findings.get(0).fields().get("conferenceId"))
                .append('\n');
        row(table, "EVENT", "HOW SURE", "WHAT IT SAYS");
        for (Finding finding : findings) {
            List<String> lines = new ArrayList<>();
            wrap(said(finding.fields()), lines);
            wrap("« " + finding.quote() + " »", lines);
            row(table, finding.type(), finding.confidence().name().toLowerCase(Locale.ROOT), lines.get(0));
            lines.subList(1, lines.size()).forEach(line -> row(table, "", "", line));
        }
        table.append("Remarks\n");
        report.remarks().forEach(remark -> table.append("  ").append(remark).append('\n'));
        return table.append('\n').toString();
    }

    private static String said(Map<String, Object> fields) {
        List<String> said = new ArrayList<>();
        fields.forEach((field, value) -> {
            if (!ENVELOPE.contains(field)) {
                said.add(field + ": " + value);
            }
        });
        return said.isEmpty() ? "-" : String.join("; ", said);
    }

    private static void row(StringBuilder table, String type, String sure, String text) {
        String row = pad(type, TYPE_CELLS) + pad(sure, SURE_CELLS) + text;
        table.append(row.stripTrailing()).append('\n');
    }

    private static String pad(String text, int cells) {
        return text + " ".repeat(Math.max(0, cells - width(text)) + 2);
    }

    /** Wraps a text at its blanks into lines that fit. */
    private static void wrap(String text, List<String> lines) {
        StringBuilder line = new StringBuilder();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String part = text.substring(start, end);
            if (width(line + part.stripTrailing()) > TEXT_CELLS && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(part);
            start = end;
        }
        lines.add(line.toString().stripTrailing());
    }

    /** The cells of a terminal that a text takes: combining marks none, wide characters two. */
    private static int width(String text) {
        return text.codePoints().map(FindingsTable::width).sum();
    }

    private static int width(int point) {
        int type = UCharacter.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        int width = UCharacter.getIntPropertyValue(point, UProperty.EAST_ASIAN_WIDTH);
        return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH ? 2 : 1;
    }
}
