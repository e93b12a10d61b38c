package vn.diemcau.province;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.diemcau.province.ProvinceTiles.Tile;

class ProvinceTilesTest {
    @ParameterizedTest
    @EnumSource(ProvinceMap.class)
    void shouldShowEachUnitOnce(ProvinceMap map) {
        // When
        List<Tile> tiles = ProvinceTiles.of(map);

        // Then
        assertThat(tiles.stream().filter(Tile::isUnit).map(Tile::code))
                .containsExactlyInAnyOrderElementsOf(ProvinceRegister.get().codes(map));
    }

    @ParameterizedTest
    @EnumSource(ProvinceMap.class)
    void shouldNotLayTwoTilesInOnePlace(ProvinceMap map) {
        // When
        List<Tile> tiles = ProvinceTiles.of(map);

        // Then
        assertThat(tiles.stream().map(tile -> tile.column() + "," + tile.row())).doesNotHaveDuplicates();
        assertThat(tiles).allMatch(tile -> tile.column() >= 0 && tile.row() >= 0);
    }

    @ParameterizedTest
    @EnumSource(ProvinceMap.class)
    void shouldShowTheIslandsWithTheirUnits(ProvinceMap map) {
        // When
        List<Tile> islands =
                ProvinceTiles.of(map).stream().filter(tile -> !tile.isUnit()).toList();

        // Then
        assertThat(islands).extracting(Tile::part).containsExactly("Hoàng Sa", "Trường Sa");
        assertThat(islands)
                .extracting(tile -> ProvinceRegister.get().name(map, tile.code()))
                .containsExactly("Đà Nẵng", "Khánh Hòa");
        assertThat(islands)
                .allSatisfy(tile -> assertThat(ProvinceTiles.of(map).stream().filter(Tile::isUnit))
                        .allMatch(unit -> unit.column() < tile.column()));
    }

    /** Provinces with a border in common touch each other with a side or a corner. */
    @ParameterizedTest
    @CsvSource({
        "63,Hà Nội,Hòa Bình",
        "63,Hà Nội,Bắc Ninh",
        "63,Hà Nội,Vĩnh Phúc",
        "63,Hà Nội,Hưng Yên",
        "63,Hà Nội,Hà Nam",
        "63,Lào Cai,Hà Giang",
        "63,Lạng Sơn,Quảng Ninh",
        "63,Hải Dương,Hải Phòng",
        "63,Thái Bình,Nam Định",
        "63,Ninh Bình,Thanh Hóa",
        "63,Thanh Hóa,Nghệ An",
        "63,Nghệ An,Hà Tĩnh",
        "63,Hà Tĩnh,Quảng Bình",
        "63,Quảng Bình,Quảng Trị",
        "63,Quảng Trị,Thừa Thiên Huế",
        "63,Thừa Thiên Huế,Đà Nẵng",
        "63,Đà Nẵng,Quảng Nam",
        "63,Quảng Nam,Kon Tum",
        "63,Gia Lai,Bình Định",
        "63,Đắk Lắk,Phú Yên",
        "63,Đắk Nông,Lâm Đồng",
        "63,Ninh Thuận,Bình Thuận",
        "63,Hồ Chí Minh,Long An",
        "63,Hồ Chí Minh,Bình Dương",
        "63,Đồng Nai,Bà Rịa - Vũng Tàu",
        "63,Tiền Giang,Bến Tre",
        "63,Cần Thơ,Hậu Giang",
        "63,Sóc Trăng,Trà Vinh",
        "63,Bạc Liêu,Cà Mau",
        "34,Hà Nội,Phú Thọ",
        "34,Hà Nội,Bắc Ninh",
        "34,Hà Nội,Ninh Bình",
        "34,Sơn La,Phú Thọ",
        "34,Lạng Sơn,Quảng Ninh",
        "34,Hưng Yên,Hải Phòng",
        "34,Ninh Bình,Thanh Hóa",
        "34,Thanh Hóa,Nghệ An",
        "34,Nghệ An,Hà Tĩnh",
        "34,Hà Tĩnh,Quảng Trị",
        "34,Quảng Trị,Huế",
        "34,Huế,Đà Nẵng",
        "34,Đà Nẵng,Quảng Ngãi",
        "34,Quảng Ngãi,Gia Lai",
        "34,Gia Lai,Đắk Lắk",
        "34,Đắk Lắk,Khánh Hòa",
        "34,Khánh Hòa,Lâm Đồng",
        "34,Lâm Đồng,Đồng Nai",
        "34,Đồng Nai,Hồ Chí Minh",
        "34,Hồ Chí Minh,Tây Ninh",
        "34,Tây Ninh,Đồng Tháp",
        "34,Đồng Tháp,Vĩnh Long",
        "34,An Giang,Cần Thơ",
        "34,Cần Thơ,Cà Mau"
    })
    void shouldLayNeighboursBesideEachOther(String map, String one, String other) {
        // When
        Tile left = tile(ProvinceMap.of(map), one);
        Tile right = tile(ProvinceMap.of(map), other);

        // Then
        assertThat(Math.abs(left.column() - right.column())).isLessThanOrEqualTo(1);
        assertThat(Math.abs(left.row() - right.row())).isLessThanOrEqualTo(1);
    }

    @Test
    void shouldLayTheNorthAboveTheSouth() {
        assertThat(tile(ProvinceMap.MAP_34, "Hà Nội").row())
                .isLessThan(tile(ProvinceMap.MAP_34, "Huế").row());
        assertThat(tile(ProvinceMap.MAP_34, "Huế").row())
                .isLessThan(tile(ProvinceMap.MAP_34, "Cà Mau").row());
    }

    private static Tile tile(ProvinceMap map, String name) {
        return ProvinceTiles.of(map).stream()
                .filter(Tile::isUnit)
                .filter(tile -> ProvinceRegister.get().name(map, tile.code()).equals(name))
                .findFirst()
                .orElseThrow();
    }
}
