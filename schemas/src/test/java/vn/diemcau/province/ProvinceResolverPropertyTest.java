package vn.diemcau.province;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ProvinceResolverPropertyTest {
    /** Prefixes that fit any unit; those for a city are tried on the cities alone. */
    private static final String[] PREFIXES = {
        "", "tỉnh ", "Tỉnh ủy ", "tinh uy ", "TỈNH UỶ ", "UBND tỉnh ", "HĐND tỉnh ", "điểm cầu ", "Văn phòng Tỉnh ủy "
    };

    private static final String[] CITY_PREFIXES = {
        "", "TP. ", "TP.", "tp ", "T.P ", "Thành phố ", "Thành ủy ", "UBND TP ", "tỉnh ", "Tỉnh ủy "
    };

    private static final String[] SPACES = {" ", "  ", "\u00A0", "\t", " \u200B", "-", " – ", "\u2009"};

    private final ProvinceResolver resolver = ProvinceResolver.get();
    private final ProvinceRegister register = ProvinceRegister.get();

    @Property
    void shouldResolveEveryNameUnderNoise(
            @ForAll("units") Unit unit, @ForAll Random random, @ForAll Normalizer.Form form, @ForAll boolean bare) {
        // Given
        String[] prefixes = unit.city() ? CITY_PREFIXES : PREFIXES;
        String name = bare ? withoutDiacritics(unit.name()) : unit.name();
        String noisy = noisySpaces(noisyCase(oneOf(prefixes, random) + name, random), random);

        // When
        Resolution resolution = resolver.resolve(Normalizer.normalize(noisy, form));

        // Then
        assertThat(resolution).as(noisy).isEqualTo(new Resolution.Resolved(unit.code()));
    }

    @Property
    void shouldResolveEveryCodeInAnyCase(@ForAll("units") Unit unit, @ForAll Random random) {
        // Given
        String noisy = noisyCase(unit.code(), random);

        // When
        Resolution resolution = resolver.resolve(noisy);

        // Then
        assertThat(resolution).isEqualTo(new Resolution.Resolved(unit.code()));
    }

    @Property
    void shouldAnswerToAnyText(@ForAll String text) {
        // When
        Resolution resolution = resolver.resolve(text);

        // Then
        assertThat(resolution).isEqualTo(resolver.resolve(text));
        if (resolution instanceof Resolution.Unresolved unresolved) {
            assertThat(unresolved.text()).isEqualTo(text);
            assertThat(unresolved.nearest()).hasSizeLessThanOrEqualTo(3).doesNotHaveDuplicates();
            assertThat(officialNames()).containsAll(unresolved.nearest());
        }
    }

    @Property
    void shouldAnswerToTextOfVietnameseLetters(@ForAll("vietnamese") String text) {
        shouldAnswerToAnyText(text);
    }

    @Property
    void shouldResolveWhatItSuggests(@ForAll("misspelt") String text) {
        // When
        Resolution resolution = resolver.resolve(text);

        // Then
        List<String> names =
                resolution instanceof Resolution.Unresolved unresolved ? unresolved.nearest() : List.of(text);
        assertThat(names)
                .allSatisfy(name -> assertThat(resolver.resolve(name)).isInstanceOf(Resolution.Resolved.class));
        Statistics.label("suggestions")
                .collect(resolution instanceof Resolution.Unresolved && !names.isEmpty())
                .coverage(coverage -> coverage.check(true).count(count -> count > 0));
    }

    @Property
    void shouldSuggestTheProvinceWhereOneLetterTooManyWasTyped(@ForAll("units") Unit unit, @ForAll Random random) {
        // Given
        int at = random.nextInt(unit.name().length() + 1);

        // When
        String misspelt = unit.name().substring(0, at) + "x" + unit.name().substring(at);

        // Then
        Resolution resolution = resolver.resolve(misspelt);

        assertThat(resolution)
                .isInstanceOfSatisfying(
                        Resolution.Unresolved.class,
                        unresolved -> assertThat(
                                        resolver.resolve(unresolved.nearest().get(0)))
                                .isEqualTo(new Resolution.Resolved(unit.code())));
    }

    @Provide
    Arbitrary<Unit> units() {
        return Arbitraries.of(Stream.of(ProvinceMap.values())
                .flatMap(map -> register.units(map).stream())
                .toList());
    }

    @Provide
    Arbitrary<String> vietnamese() {
        return Arbitraries.strings()
                .withChars("aăâbcdđeêghiklmnoôơpqrstuưvxy ÀÁẢÃẠ-–.")
                .withChars("\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323\u200B")
                .ofMaxLength(30);
    }

    @Provide
    Arbitrary<String> misspelt() {
        return units().flatMap(unit -> Arbitraries.integers()
                .between(0, unit.name().length() - 1)
                .map(at -> new StringBuilder(unit.name()).deleteCharAt(at).toString()));
    }

    private Set<String> officialNames() {
        return Stream.of(ProvinceMap.values())
                .flatMap(map -> register.units(map).stream())
                .map(Unit::name)
                .collect(Collectors.toSet());
    }

    private static String oneOf(String[] texts, Random random) {
        return texts[random.nextInt(texts.length)];
    }

    private static String noisyCase(String text, Random random) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> random.nextBoolean() ? letter.toUpperCase(Locale.ROOT) : letter.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static String noisySpaces(String text, Random random) {
        return text.codePoints()
                .mapToObj(letter -> letter == ' ' ? oneOf(SPACES, random) : Character.toString(letter))
                .collect(Collectors.joining("", oneOf(SPACES, random), oneOf(SPACES, random)));
    }

    private static String withoutDiacritics(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }
}
