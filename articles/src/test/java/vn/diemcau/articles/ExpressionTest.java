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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final List<String> EXPRESSIONS = List.of(
            "ab|ba",
            "(?<!a)b(?!a)",
            "^a|ba",
            "^ab?$",
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
    @Property(edgeCases = EdgeCasesMode.NONE)
    void shouldFindWhatThePatternFinds(
            @ForAll("expressions") String expression,
            @ForAll("texts") String text,
            @ForAll boolean transparent,
            @ForAll int from,
            @ForAll int to) {
        int one = Math.floorMod(from, text.length() + 1);
        int other = Math.floorMod(to, text.length() + 1);
        int start = Math.min(one, other);
        int end = Math.max(one, other);
        Matcher matcher = Pattern.compile(expression).matcher(text);
        Search search = Expression.of(expression).matcher(text);

        assertThat(found(search)).isEqualTo(found(matcher));
        search.region(start, end).useTransparentBounds(transparent);
        matcher.region(start, end).useTransparentBounds(transparent);
        assertThat(found(search)).isEqualTo(found(matcher));
        assertThat(search.region(start, end).lookingAt())
                .isEqualTo(matcher.region(start, end).lookingAt());
        assertThat(search.region(start, end).matches())
                .isEqualTo(matcher.region(start, end).matches());
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
        Cues cues = Cues.of(vocabulary);
        List<String> plain = new ArrayList<>();
        List<String> skipping = new ArrayList<>();

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
