package vn.diemcau.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstCharactersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "ab|cd (?=[ac])",
                "(?:a|b)?c (?=[abc])",
                "(?<!x)ab (?=[a])",
                "(?:(?=a)b|\\d+)x (?=[0123456789b])",
                "\\.a (?=[\\.])"
            })
    void shouldTellTheFirstCharacters(String expression, String ahead) {
        assertThat(FirstCharacters.ahead(expression)).isEqualTo(ahead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ab]c", ".a", "^a", "a?", "(?:a|)b|", "\\p{L}a"})
    void shouldSayNothingWhereAnythingMayComeFirst(String expression) {
        assertThat(FirstCharacters.ahead(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"conference", "speeches", "directives", "people", "figures", "awards", "layout", "conveners"})
    void shouldChangeNothingThatACueFinds(String vocabulary) {
        // Given
        Cues cues = Cues.of(vocabulary);
        List<String> plain = new ArrayList<>();
        List<String> ahead = new ArrayList<>();

        // When
        for (String name : Reports.NAMES) {
            String key = Spelling.of(Reports.text(name));
            for (String kind : cues.kinds()) {
                String expression = String.join("|", cues.lines(kind));
                if (!expression.contains(" -> ") && !expression.contains("(?<")) {
                    plain.addAll(found("(?<![\\p{L}\\p{N}])(?:" + expression + ")(?![\\p{L}\\p{N}])", key));
                    ahead.addAll(found(Cues.whole(expression), key));
                }
            }
        }

        // Then
        assertThat(plain).isNotEmpty();
        assertThat(ahead).isEqualTo(plain);
    }

    @Test
    void shouldKnowTheStartOfMostCues() {
        Cues cues = Cues.of("conference");

        assertThat(cues.kinds())
                .filteredOn(kind -> !FirstCharacters.ahead(String.join("|", cues.lines(kind)))
                        .isEmpty())
                .hasSizeGreaterThan(cues.kinds().size() * 3 / 4);
    }

    private static List<String> found(String expression, String key) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(expression).matcher(key);
        while (matcher.find()) {
            found.add(matcher.start() + " " + matcher.group());
        }
        return found;
    }
}
