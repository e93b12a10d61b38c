package vn.diemcau.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars as an SVG picture: the median of each, and a line from the least to the most.
 *
 * @param unit of the values, below the title
 */
record BarChart(String title, String unit, List<Bar> bars) {
    private static final int WIDTH = 860;
    private static final int LABELS = 300;
    private static final int VALUES = 110;
    private static final int TOP = 62;
    private static final int STEP = 26;
    private static final int THICKNESS = 16;

    /** A bar with its label. */
    record Bar(String label, Statistics values) {}

    BarChart {
        bars = List.copyOf(bars);
    }

    String svg() {
        double most =
                bars.stream().mapToDouble(bar -> bar.values().most()).max().orElse(1);
        double scale = (WIDTH - LABELS - VALUES) / (most <= 0 ? 1 : most);
        List<String> lines = new ArrayList<>();
        int height = TOP + bars.size() * STEP + 12;
        lines.add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + height
                + "\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"" + escaped(title) + "\">");
        lines.add("<rect width=\"" + WIDTH + "\" height=\"" + height + "\" fill=\"#ffffff\"/>");
        lines.add(text(16, 26, "start", "font-size=\"17\" font-weight=\"bold\"", title));
        lines.add(text(16, 46, "start", "fill=\"#555555\"", unit + "; median, and least to most"));
        for (int i = 0; i < bars.size(); i++) {
            draw(bars.get(i), TOP + i * STEP, scale, lines);
        }
        lines.add("</svg>");
        return String.join("\n", lines) + "\n";
    }

    private static void draw(Bar bar, int top, double scale, List<String> lines) {
        Statistics values = bar.values();
        int middle = top + THICKNESS / 2;
        lines.add(text(LABELS - 10, middle + 5, "end", "", bar.label()));
        lines.add(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#2f6f9f\"/>",
                LABELS,
                top,
                values.median() * scale,
                THICKNESS));
        lines.add(String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %dH%.1f\" stroke=\"#111111\" stroke-width=\"2\"/>",
                LABELS + values.least() * scale,
                middle,
                LABELS + values.most() * scale));
        lines.add(text(LABELS + 8 + (int) (values.most() * scale), middle + 5, "start", "", number(values.median())));
    }

    private static String text(int x, int y, String anchor, String style, String text) {
        return "<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\" " + style + ">" + escaped(text)
                + "</text>";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
