package vn.diemcau.province;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A line of {@code province-aliases.csv}, where the kinds are explained.
 *
 * @param kind what the line is about, e.g. {@code PREFIX}
 * @param text the words
 * @param meaning what they mean; empty for some kinds
 */
record Alias(String kind, String text, String meaning) {
    private static final String FILE = "province-aliases.csv";

    static List<Alias> readAll() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Alias.class.getResourceAsStream("/" + FILE), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(Alias::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Alias parse(String line) {
        String[] column = line.split(",", -1);
        if (column.length != 3) {
            throw new IllegalStateException(FILE + ": not three columns: " + line);
        }
        return new Alias(column[0], column[1], column[2]);
    }

    /** The meaning as a list of codes or spellings. */
    List<String> meanings() {
        return List.of(meaning.split("\\|"));
    }

    boolean isCity() {
        return "CITY".equals(meaning);
    }

    IllegalStateException unreadable() {
        return new IllegalStateException(FILE + ": cannot read " + this);
    }
}
