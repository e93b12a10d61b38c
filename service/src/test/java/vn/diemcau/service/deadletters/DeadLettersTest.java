package vn.diemcau.service.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.DeadLetter;

class DeadLettersTest {
    private static final DeadLetter LETTER =
            new DeadLetter("speech-events", 2, 17, 0, "tally", "Error", "there is no value");

    @Test
    void shouldStopAtSoManyInARow() {
        // Given
        DeadLetters letters = letters("1", "100", "3");
        letters.diverted(LETTER);
        letters.diverted(LETTER);
        letters.passed();
        letters.diverted(LETTER);
        letters.diverted(LETTER);

        // When, then
        assertThatThrownBy(() -> letters.diverted(LETTER))
                .isInstanceOf(TooManyDeadLettersException.class)
                .hasMessageContainingAll(
                        "3 in a row",
                        "DIEMCAU_DEAD_LETTER_CONSECUTIVE=3",
                        "speech-events/2/17",
                        "tally",
                        "there is no value");
    }

    @Test
    void shouldStopAboveAShareOfTheLastRecords() {
        // Given
        DeadLetters letters = letters("0.2", "10", "0");
        divertEveryFifth(letters, 100);
        letters.diverted(LETTER);

        // When, then
        assertThatThrownBy(() -> letters.diverted(LETTER))
                .isInstanceOf(TooManyDeadLettersException.class)
                .hasMessageContainingAll(
                        "3 among the last 10", "DIEMCAU_DEAD_LETTER_RATIO=0.2", "DIEMCAU_DEAD_LETTER_WINDOW=10");
    }

    @Test
    void shouldStopAtTheFirstWhereNoneIsAllowed() {
        assertThatThrownBy(() -> letters("0", "1000", "0").diverted(LETTER))
                .isInstanceOf(TooManyDeadLettersException.class);
    }

    @Test
    void shouldNeverStopWithoutLimits() {
        // Given
        DeadLetters letters = letters("1", "10", "0");

        // When, then
        assertThatCode(() -> {
                    for (int i = 0; i < 1000; i++) {
                        letters.diverted(LETTER);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void shouldTellWhoListensOfWhatIsDivertedOnly() {
        // Given
        List<DeadLetter> heard = new ArrayList<>();
        DeadLetters letters = letters("1", "10", "2");
        letters.listen(heard::add);

        letters.passed();
        letters.diverted(LETTER);

        // When, then
        assertThatThrownBy(() -> letters.diverted(LETTER)).isInstanceOf(TooManyDeadLettersException.class);

        assertThat(heard).containsExactly(LETTER);
    }

    @ParameterizedTest
    @CsvSource({
        "1.01, 100,   10, DIEMCAU_DEAD_LETTER_RATIO is '1.01'",
        "-0.1, 100,   10, DIEMCAU_DEAD_LETTER_RATIO is '-0.1'",
        "half, 100,   10, DIEMCAU_DEAD_LETTER_RATIO is 'half'",
        "0.5,    0,   10, DIEMCAU_DEAD_LETTER_WINDOW is 0",
        "0.5,   -1,   10, DIEMCAU_DEAD_LETTER_WINDOW is '-1'",
        "0.5,  100,   -1, DIEMCAU_DEAD_LETTER_CONSECUTIVE is '-1'",
        "0.5,  100,   52, DIEMCAU_DEAD_LETTER_CONSECUTIVE=52 contradicts DIEMCAU_DEAD_LETTER_RATIO=0.5"
    })
    void shouldRefuse(String ratio, String window, String consecutive, String message) {
        assertThatThrownBy(() -> letters(ratio, window, consecutive))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 100, 51", "1, 1, 5000", "0.5, 100, 0", "0.01, 100, 1000"})
    void shouldTake(String ratio, String window, String consecutive) {
        assertThatCode(() -> letters(ratio, window, consecutive)).doesNotThrowAnyException();
    }

    private static void divertEveryFifth(DeadLetters letters, int records) {
        for (int i = 0; i < records; i++) {
            if (i % 5 == 0) {
                letters.diverted(LETTER);
            } else {
                letters.passed();
            }
        }
    }

    private static DeadLetters letters(String ratio, String window, String consecutive) {
        return DeadLetters.of(Settings.from(Map.of())
                .with(Setting.DEAD_LETTER_RATIO, ratio)
                .with(Setting.DEAD_LETTER_WINDOW, window)
                .with(Setting.DEAD_LETTER_CONSECUTIVE, consecutive));
    }
}
