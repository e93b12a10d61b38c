package vn.diemcau.articles;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.PatternSyntaxException;

/**
 * The lines of a vocabulary file: {@code KIND | expression}, {@code #} for a comment. An expression is a regular one over
 * a page's {@link Page#key}: lower case, newer custom of tones, plain dashes and quotes; a file may break them only where
 * its comments say so.
 */
final class Cues {
    private static final Expression NEVER = Expression.of("(?!)");

    private final String file;
    private final Map<String, List<String>> lines = new LinkedHashMap<>();
    private final Map<String, Expression> patterns = new ConcurrentHashMap<>();

    private Cues(String file) {
        this.file = file;
    }

    /** The vocabulary of {@code /article/FILE.txt}. */
    static Cues of(String file) {
        Cues cues = new Cues(file);
        InputStream resource = Cues.class.getResourceAsStream("/article/" + file + ".txt");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            reader.lines().forEach(cues::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cues;
    }

    private void add(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        int bar = line.indexOf('|');
        if (bar < 0) {
            throw new IllegalStateException(file + ".txt: no kind in '" + line + "'");
        }
        lines.computeIfAbsent(line.substring(0, bar).strip(), kind -> new ArrayList<>())
                .add(line.substring(bar + 1).strip());
    }

    private Expression compile(String kind, String expression) {
        try {
            return Expression.of(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalStateException(file + ".txt: " + kind + ": " + e.getMessage(), e);
        }
    }

    /** The expression as whole words. */
    static String whole(String expression) {
        return "(?<![\\p{L}\\p{N}])(?:" + Alternatives.grouped(expression) + ")(?![\\p{L}\\p{N}])";
    }

    /** Whether the expressions of a kind are found in a key. */
    boolean in(String kind, String key) {
        return get(kind).in(key);
    }

    /** All expressions of a kind as one, as whole words; matches nothing if there is no such kind. */
    Expression get(String kind) {
        return patterns.computeIfAbsent(
                kind, name -> lines.containsKey(name) ? compile(name, whole(String.join("|", lines(name)))) : NEVER);
    }

    /** The expressions of a kind, to build a greater one of. */
    String expression(String kind) {
        return "(?:" + Alternatives.grouped(String.join("|", lines(kind))) + ")";
    }

    /** Each expression of a kind by itself, as whole words: where they have groups. */
    List<Expression> each(String kind) {
        return lines(kind).stream().map(line -> Expression.of(whole(line))).toList();
    }

    /** All kinds. */
    Set<String> kinds() {
        return lines.keySet();
    }

    /** The lines of a kind as they are, in their order. */
    List<String> lines(String kind) {
        return lines.getOrDefault(kind, List.of());
    }
}
