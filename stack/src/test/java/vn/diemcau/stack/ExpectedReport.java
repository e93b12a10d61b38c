package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ListAssert;

/** What the sample amounts to, by a model that was written independently of the pipeline. */
final class ExpectedReport {
    /** The sample of events. */
    static final Path SAMPLE =
            Path.of("../samples/hoi-nghi.ndjson").toAbsolutePath().normalize();

    private static final Path EXPECTED = SAMPLE.resolveSibling("hoi-nghi.expected.json");

    private ExpectedReport() {}

    /** The rows of a detailed report that should not be there (+) or should (-), in both cases with their table. */
    static ListAssert<String> difference(JsonNode report) throws IOException {
        List<String> actual = rows(report);
        List<String> expected = rows(new ObjectMapper().readTree(EXPECTED.toFile()));
        Set<String> surplus = new LinkedHashSet<>(actual);
        expected.forEach(surplus::remove);
        Set<String> missing = new LinkedHashSet<>(expected);
        actual.forEach(missing::remove);
        List<String> difference = new ArrayList<>();
        surplus.forEach(row -> difference.add("+ " + row));
        missing.forEach(row -> difference.add("- " + row));
        if (difference.isEmpty() && !actual.equals(expected)) {
            difference.add("the order, or a row that is there twice");
        }
        return assertThat(difference);
    }

    private static List<String> rows(JsonNode report) {
        List<String> rows = new ArrayList<>();
        report.properties()
                .forEach(table -> table.getValue().forEach(row -> {
                    ObjectNode counted = row.deepCopy();
                    counted.remove("updatedAt");
                    rows.add(table.getKey() + " " + counted);
                }));
        return rows;
    }
}
