package vn.diemcau.province;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvinceRegisterTest {
    private final ProvinceRegister register = ProvinceRegister.get();

    @Test
    void shouldHold63And34Units() {
        assertThat(register.units(ProvinceMap.MAP_63)).hasSize(63);
        assertThat(register.units(ProvinceMap.MAP_34)).hasSize(34);
    }

    @Test
    void shouldHold5And6Cities() {
        assertThat(register.units(ProvinceMap.MAP_63)).filteredOn(Unit::city).hasSize(5);
        assertThat(register.units(ProvinceMap.MAP_34)).filteredOn(Unit::city).hasSize(6);
    }

    @Test
    void shouldListUnitsInTheOrderOfTheirCodes() {
        for (ProvinceMap map : ProvinceMap.values()) {
            assertThat(register.units(map)).extracting(Unit::code).isSorted().doesNotHaveDuplicates();
            assertThat(register.units(map)).extracting(Unit::map).containsOnly(map);
        }
    }

    @Test
    void shouldNameUnitsInComposedForm() {
        assertThat(allUnits())
                .extracting(Unit::name)
                .allMatch(name -> Normalizer.isNormalized(name, Normalizer.Form.NFC));
    }

    @Test
    void shouldLeadEveryUnitOfMap63ToAUnitOfMap34AndEveryUnitOfMap34ToItself() {
        assertThat(register.units(ProvinceMap.MAP_63))
                .extracting(unit -> register.successor(unit.code()))
                .isSubsetOf(register.units(ProvinceMap.MAP_34).stream()
                        .map(Unit::code)
                        .toList());
        assertThat(register.units(ProvinceMap.MAP_34))
                .allSatisfy(unit -> assertThat(register.successor(unit.code())).isEqualTo(unit.code()));
    }

    @Test
    void shouldMakeEveryUnitOfMap34OutOfSomeOfMap63() {
        assertThat(register.units(ProvinceMap.MAP_63))
                .extracting(unit -> register.successor(unit.code()))
                .containsAll(register.units(ProvinceMap.MAP_34).stream()
                        .map(Unit::code)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "MAP_63, VN-22, VN-22",
        "MAP_34, VN-22, VN-22",
        "MAP_63, VN-03, VN-03",
        "MAP_34, VN-03, VN-07",
        "MAP_34, VN-43, VN-SG",
        "MAP_34, VN-57, VN-SG",
        "MAP_34, VN-27, VN-DN"
    })
    void shouldCountACodeForTheUnitOfTheMap(ProvinceMap map, String code, String unit) {
        assertThat(register.unitOn(map, code)).isEqualTo(unit);
    }

    @Test
    void shouldNameAUnitAsItIsCalledOnTheMap() {
        assertThat(register.name(ProvinceMap.MAP_63, "VN-26")).isEqualTo("Thừa Thiên Huế");
        assertThat(register.name(ProvinceMap.MAP_34, "VN-26")).isEqualTo("Huế");
        assertThat(register.name(ProvinceMap.MAP_63, "VN")).isEqualTo("Việt Nam");
        assertThat(register.successor("VN")).isEqualTo("VN");
    }

    @Test
    void shouldRefuseUnitsThatAMapDoesNotHave() {
        assertThat(register.knows("VN-15")).isFalse();
        assertThat(register.knows("VN-03")).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> register.unitOn(ProvinceMap.MAP_63, "VN-15"))
                .withMessageContaining("VN-15");
        assertThatIllegalArgumentException().isThrownBy(() -> register.unitOn(ProvinceMap.MAP_34, "VN-15"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> register.name(ProvinceMap.MAP_34, "VN-03"))
                .withMessageContaining("VN-03")
                .withMessageContaining("34");
    }

    @ParameterizedTest
    @CsvSource({"1999-12-31, 63", "2008-07-31, 63", "2025-06-30, 63", "2025-07-01, 34", "2026-11-22, 34"})
    void shouldChangeTheMapOnTheFirstOfJuly2025(LocalDate date, String label) {
        assertThat(ProvinceMap.on(date).label()).isEqualTo(label);
        assertThat(ProvinceMap.of(label)).isEqualTo(ProvinceMap.on(date));
    }

    @Test
    void shouldRefuseOtherMaps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProvinceMap.of("64"))
                .withMessageContaining("64");
    }

    private Stream<Unit> allUnits() {
        return Stream.of(ProvinceMap.values()).flatMap(map -> register.units(map).stream());
    }
}
