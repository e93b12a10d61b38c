package vn.diemcau.articles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeginningsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "ab|cdef ab,cde",
                "(?:a|b)?c ac,bc,c",
                "a(?:b|c)d abd,acd",
                "(?<!x)ab(?!c) ab",
                "^a|b$ a,b",
                "a*b a,b",
                "a+b a",
                "a{2,3}b a",
                "a{0,2}b a,b",
                "a??b ab,b",
                "(?<one>a)\\.b a.b",
                "a[bc] ab,ac",
                "a[^b]c a",
                "a[b-d] a",
                "a[-.] a-,a.",
                "a\\p{L}b a",
                "a.b a"
            })
    void shouldTellHowAMatchBegins(String expression, String beginnings) {
        assertThat(Beginnings.of(expression)).containsExactly(beginnings.split(","));
    }

    @Test
    void shouldTellEachDigit() {
        assertThat(Beginnings.of("\\d+x")).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @ParameterizedTest
    @ValueSource(strings = {".a", "a?", "(?:a|)b|", "\\p{L}a", "[^a]b", "(?!)", "(?s)a"})
    void shouldSayNothingWhereAnythingMayComeFirst(String expression) {
        assertThat(Beginnings.of(expression)).isEmpty();
    }

    @Test
    void shouldKnowTheBeginningsOfMostCues() {
        Cues cues = Cues.of("conference");

        assertThat(cues.kinds())
                .filteredOn(kind ->
                        !Beginnings.of(String.join("|", cues.lines(kind))).isEmpty())
                .hasSizeGreaterThan(cues.kinds().size() * 3 / 4);
    }
}
