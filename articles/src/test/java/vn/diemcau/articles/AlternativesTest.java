package vn.diemcau.articles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlternativesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "ab|ac|bd|ae a(?:b|c|e)|bd",
                "ab|a|bd|a a(?:b||)|bd",
                "ab|(?:x|y)c|ad|ae ab|(?:x|y)c|a(?:d|e)",
                "a?b|ac|ad|be a?b|a(?:c|d)|be",
                "a[|]b|a\\|c|b(?:c|d)|e a(?:[|]b|\\|c)|b(?:c|d)|e",
                "ab|ac ab|ac"
            })
    void shouldPutWhatBeginsAlikeTogetherAndKeepTheOrder(String expression, String grouped) {
        assertThat(Alternatives.grouped(expression)).isEqualTo(grouped);
    }
}
