package vn.diemcau.province;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvinceNamesTest {
    private final ProvinceRegister register = ProvinceRegister.get();
    private final ProvinceNames names = new ProvinceNames(register);

    /** What allows a name without diacritics to be understood at all. */
    @Test
    void shouldFindNoTwoProvincesWithTheSameLetters() {
        // Given
        Map<String, Set<String>> codesByLetters = new TreeMap<>();

        // When
        for (ProvinceMap map : ProvinceMap.values()) {
            for (Unit unit : register.units(map)) {
                codesByLetters
                        .computeIfAbsent(NameSpelling.of(unit.name()).letters(), letters -> new TreeSet<>())
                        .add(unit.code());
            }
        }

        // Then
        assertThat(codesByLetters)
                .hasSize(64)
                .allSatisfy((letters, codes) -> assertThat(codes).hasSize(1));
    }

    @Test
    void shouldHintOnlyAtCodesOfTheRegisterAndNeverForANameThatResolves() {
        assertThat(names.allHints()).isNotEmpty().allSatisfy((spelling, codes) -> {
            assertThat(codes).allMatch(register::knows);
            assertThat(names.bareSpellings()).doesNotContainKey(spelling);
        });
    }

    @Test
    void shouldTakeOnlyProvincesForNamesakesOfTowns() {
        assertThat(register.units(ProvinceMap.MAP_63))
                .filteredOn(unit -> names.isTown(unit.code()))
                .hasSize(29)
                .noneMatch(Unit::city);
    }

    @Test
    void shouldUnderstandANameBehindEveryPrefix() {
        // When
        List<String> prefixes = Alias.readAll().stream()
                .filter(alias -> alias.kind().equals("PREFIX"))
                .map(alias -> alias.text().replace("#", "35"))
                .toList();

        // Then
        assertThat(prefixes)
                .hasSizeGreaterThan(30)
                .allSatisfy(prefix -> assertThat(ProvinceResolver.get().resolve(prefix + " Hà Nội"))
                        .isEqualTo(new Resolution.Resolved("VN-HN")));
    }

    @ParameterizedTest
    @CsvSource({
        "nghean, nghean, 0",
        "nghaen, nghean, 1",
        "ngean, nghean, 1",
        "nghean, nghen, 1",
        "nghian, nghean, 1",
        "hatay, hanoi, 3",
        "'', hue, 3",
        "hue, '', 3",
        "ca, abc, 3"
    })
    void shouldCountEdits(String left, String right, int distance) {
        assertThat(EditDistance.between(left, right)).isEqualTo(distance);
    }
}
