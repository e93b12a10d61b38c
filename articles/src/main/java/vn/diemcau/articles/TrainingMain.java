package vn.diemcau.articles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learns from labelled reports: {@code TEXTS LABELS WEIGHTS} writes the weights that the project ships;
 * {@code TEXTS LABELS FOLDS EVENTS --folds} reads each report with what was learned from the other folds alone.
 */
public final class TrainingMain {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TrainingMain() {}

    /** One labelled report. */
    private record Labelled(String name, byte[] page, JsonNode labels) {}

    public static void main(String[] arguments) throws IOException {
        List<Labelled> reports = reports(Path.of(arguments[0]), Path.of(arguments[1]));
        if (arguments.length > 4) {
            crossValidate(reports, Path.of(arguments[2]), Path.of(arguments[3]));
            return;
        }
        Judges judges = judges(reports);
        write(judges.report()::write, Path.of(arguments[2], "report.weights"));
        write(judges.directive()::write, Path.of(arguments[2], "directive.weights"));
        write(judges.outcome()::write, Path.of(arguments[2], "outcome.weights"));
    }

    private static List<Labelled> reports(Path texts, Path labels) throws IOException {
        List<Labelled> reports = new ArrayList<>();
        try (var files = Files.list(labels)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".json", "");
                reports.add(new Labelled(
                        name,
                        Files.readAllBytes(texts.resolve(name + ".txt")),
                        JSON.readTree(Files.readAllBytes(file))));
            }
        }
        return reports;
    }

    private static Judges judges(List<Labelled> reports) {
        LabelledCases cases = new LabelledCases();
        for (Labelled report : reports) {
            ReportAnalysis analysis = ArticleReader.analysis(report.page());
            if (analysis != null) {
                cases.learn(analysis, report.labels());
            }
        }
        return cases.judges();
    }

    /** A line of the file of folds is a fold's name and a report's name; the events go to a file for each report. */
    private static void crossValidate(List<Labelled> reports, Path folds, Path events) throws IOException {
        Map<String, List<String>> names = new TreeMap<>();
        for (String line : Files.readAllLines(folds)) {
            String[] parts = line.split(" ");
            names.computeIfAbsent(parts[0], fold -> new ArrayList<>()).add(parts[1]);
        }
        Files.createDirectories(events);
        for (List<String> fold : names.values()) {
            Judges judges = judges(reports.stream()
                    .filter(report -> !fold.contains(report.name()))
                    .toList());
            ArticleReader reader = new ArticleReader(judges);
            for (Labelled report : reports) {
                if (fold.contains(report.name())) {
                    write(reader.read(report.page()), events.resolve(report.name()));
                }
            }
        }
    }

    private static void write(Article article, Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        StringBuilder sure = new StringBuilder();
        if (article instanceof Article.Report report) {
            for (Finding finding : report.findings()) {
                lines.append(new String(FindingLines.of(finding), StandardCharsets.UTF_8))
                        .append('\n');
                sure.append(finding.confidence()).append('\n');
            }
        }
        Files.writeString(Path.of(file + ".ndjson"), lines);
        Files.writeString(Path.of(file + ".confidence"), sure);
    }

    /** Writes weights. */
    @FunctionalInterface
    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private static void write(Writer writer, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write(bytes);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.toByteArray());
    }
}
