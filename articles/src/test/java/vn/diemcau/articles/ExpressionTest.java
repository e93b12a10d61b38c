package vn.diemcau.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final List<String> EXPRESSIONS = List.of(
            "ab|ba",
            "(?<!a)b(?!a)",
            "^a|ba",
            "^ab?$",
            "^a|b$",
            "a$|bb",
            "(?:^|b )a",
            "(?<=a )b|^ a",
            "a*b",
            "a+ ?b",
            "(?:ab)?a b",
            "[ab] a",
            "a[^b]b",
            "a.b",
            "b?",
            "\\bab",
            "(?<name>a|ba)b");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "họp trong ngày | true",
                "đã họp | true",
                "(họp) | true",
                "2họp | false",
                "họpbàn | false",
                "cuộc gặp | false"
            })
    void shouldFindWholeWords(String text, boolean found) {
        assertThat(Expression.of(Cues.whole("họp|bàn")).in(text)).isEqualTo(found);
    }

    /** What is found, and where, is what the regular expression finds by itself: in a text and in a stretch of it. */
    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void shouldFindWhatThePatternFinds(
            @ForAll("expressions") String expression,
            @ForAll("texts") String text,
            @ForAll @IntRange(max = 6) int left,
            @ForAll @IntRange(max = 6) int right,
            @ForAll boolean transparent) {
        // Given
        Matcher matcher = Pattern.compile(expression).matcher(text);
        Search search = Expression.of(expression).matcher(text);
        int start = start(text, left);
        int end = end(text, start, right);

        // When
        List<String> found = found(search.region(start, end).useTransparentBounds(transparent));

        // Then
        assertThat(found).isEqualTo(found(matcher.region(start, end).useTransparentBounds(transparent)));
    }

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void shouldMatchWhatThePatternMatches(
            @ForAll("expressions") String expression,
            @ForAll("texts") String text,
            @ForAll @IntRange(max = 6) int left,
            @ForAll @IntRange(max = 6) int right,
            @ForAll boolean transparent) {
        // Given
        Matcher matcher = Pattern.compile(expression).matcher(text).useTransparentBounds(transparent);
        Search search = Expression.of(expression).matcher(text).useTransparentBounds(transparent);
        int start = start(text, left);
        int end = end(text, start, right);

        // When
        boolean begins = search.region(start, end).lookingAt();
        boolean matches = search.region(start, end).matches();

        // Then
        assertThat(begins).isEqualTo(matcher.region(start, end).lookingAt());
        assertThat(matches).isEqualTo(matcher.region(start, end).matches());
    }

    /** Half of the stretches begin where the text does. */
    private static int start(String text, int left) {
        return Math.min(text.length(), Math.max(0, left - 3));
    }

    private static int end(String text, int start, int right) {
        return Math.max(start, text.length() - Math.max(0, right - 3));
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of(EXPRESSIONS);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("aab ").ofMaxLength(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conference",
                "speeches",
                "directives",
                "people",
                "figures",
                "awards",
                "layout",
                "conveners",
                "years"
            })
    void shouldChangeNothingThatACueFinds(String vocabulary) {
        // Given
        Cues cues = Cues.of(vocabulary);
        List<String> plain = new ArrayList<>();
        List<String> skipping = new ArrayList<>();

        // When
        for (String name : Reports.NAMES) {
            String key = Spelling.of(Reports.text(name));
            for (String kind : cues.kinds()) {
                for (String line : cues.lines(kind)) {
                    if (!line.contains(" -> ")) {
                        plain.addAll(found(Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + line + ")(?![\\p{L}\\p{N}])")
                                .matcher(key)));
                        skipping.addAll(found(Expression.of(Cues.whole(line)).matcher(key)));
                    }
                }
            }
        }

        // Then
        assertThat(plain).isNotEmpty();
        assertThat(skipping).isEqualTo(plain);
    }

    private static List<String> found(Matcher matcher) {
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.start() + " " + matcher.group());
        }
        return found;
    }

    private static List<String> found(Search search) {
        List<String> found = new ArrayList<>();
        while (search.find()) {
            found.add(search.start() + " " + search.group());
        }
        return found;
    }
}
