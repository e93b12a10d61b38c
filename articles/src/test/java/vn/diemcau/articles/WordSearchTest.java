package vn.diemcau.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordSearchTest {
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
        WordSearch search = new WordSearch(Pattern.compile(WordSearch.from("họp|bàn")), FirstCharacters.of("họp|bàn"));

        assertThat(search.in(text)).isEqualTo(found);
    }

    @Test
    void shouldLookAtWhatStandsBeforeAWord() {
        String expression = "(?<!không )họp|^bàn";
        WordSearch search =
                new WordSearch(Pattern.compile(WordSearch.from(expression)), FirstCharacters.of(expression));

        assertThat(search.in("không họp, không bàn")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"conference", "speeches", "directives", "people", "figures", "awards", "layout", "conveners"})
    void shouldFindWhatTheWholePatternFinds(String vocabulary) {
        Cues cues = Cues.of(vocabulary);

        for (String name : Reports.NAMES) {
            for (String line : Spelling.of(Reports.text(name)).split("[.\n]")) {
                for (String kind : cues.kinds()) {
                    if (!cues.lines(kind).toString().contains(" -> ")) {
                        assertThat(cues.in(kind, line))
                                .as("%s in '%s'", kind, line)
                                .isEqualTo(cues.get(kind).matcher(line).find());
                    }
                }
            }
        }
    }
}
