package vn.diemcau.province;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvinceResolverTest {
    private final ProvinceResolver resolver = ProvinceResolver.get();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # case and diacritics
                    Nghệ An | VN-22
                    nghe an | VN-22
                    NGHỆ AN | VN-22
                    NGHE AN | VN-22
                    Bac Lieu | VN-55
                    Dien Bien | VN-71
                    ĐỒNG THÁP | VN-45
                    Ðồng Tháp | VN-45
                    # where the tone stands
                    Hoà Bình | VN-14
                    Hòa Bình | VN-14
                    Thanh Hoá | VN-21
                    KHÁNH HOÀ | VN-34
                    Qủang Nam | VN-27
                    # words before the name
                    tỉnh Nghệ An | VN-22
                    Tỉnh ủy Nghệ An | VN-22
                    Tỉnh uỷ Nghệ An | VN-22
                    tinh uy nghe an | VN-22
                    Tỉnh ủy Hà Nội | VN-HN
                    Thành ủy Hà Nội | VN-HN
                    Thành uỷ TP. HCM | VN-SG
                    Thủ đô Hà Nội | VN-HN
                    UBND tỉnh Hà Giang | VN-03
                    Uỷ ban nhân dân tỉnh Hà Giang | VN-03
                    HĐND tỉnh Long An | VN-41
                    HĐND, UBND tỉnh Long An | VN-41
                    HĐND và UBND tỉnh Long An | VN-41
                    Văn phòng Tỉnh ủy Sơn La | VN-05
                    Ban Tổ chức Tỉnh ủy Sơn La | VN-05
                    Ban Tuyên giáo Thành ủy Cần Thơ | VN-CT
                    Ban Chỉ đạo 35 Tỉnh ủy Bến Tre | VN-50
                    Ban Chỉ đạo tỉnh Bến Tre | VN-50
                    Đoàn đại biểu Quốc hội tỉnh Phú Yên | VN-32
                    Điểm cầu Nghệ An | VN-22
                    điểm cầu tại UBND tỉnh Nghệ An | VN-22
                    Đảng bộ tỉnh Cà Mau | VN-59
                    # cities
                    TP.HCM | VN-SG
                    TP HCM | VN-SG
                    TPHCM | VN-SG
                    tp.hcm | VN-SG
                    T.P. Hồ Chí Minh | VN-SG
                    T.P HCM | VN-SG
                    TP Hồ Chí Minh | VN-SG
                    thành phố Ho Chi Minh | VN-SG
                    Ho Chi Minh City | VN-SG
                    Sài Gòn | VN-SG
                    Tp. Hải Phòng | VN-HP
                    Tp.Hải Phòng | VN-HP
                    Thành phố Đà Nẵng | VN-DN
                    Hanoi | VN-HN
                    Hà nội | VN-HN
                    # dashes, spaces, initials
                    Bà Rịa - Vũng Tàu | VN-43
                    Bà Rịa – Vũng Tàu | VN-43
                    Bà Rịa—Vũng Tàu | VN-43
                    Bà Rịa Vũng Tàu | VN-43
                    Bà Rịa- Vũng Tầu | VN-43
                    ba ria vung tau | VN-43
                    BR-VT | VN-43
                    BR – VT | VN-43
                    br vt | VN-43
                    BRVT | VN-43
                    Thừa Thiên-Huế | VN-26
                    Thừa Thiên – Huế | VN-26
                    Thừa Thiên Huế | VN-26
                    TT-Huế | VN-26
                    TT. Huế | VN-26
                    Huế | VN-26
                    hue | VN-26
                    thành phố Huế | VN-26
                    # written by ear
                    Đắc Lắc | VN-33
                    Đăk Lăk | VN-33
                    Đắc Lắk | VN-33
                    Đắk Lak | VN-33
                    Dak Lak | VN-33
                    Daklak | VN-33
                    DAC LAC | VN-33
                    Đắk Nông | VN-72
                    Đắc Nông | VN-72
                    Đăk Nông | VN-72
                    Đak Nông | VN-72
                    Dak Nong | VN-72
                    Bắc Cạn | VN-53
                    Bac Can | VN-53
                    Kontum | VN-28
                    Kon-Tum | VN-28
                    # codes
                    VN-22 | VN-22
                    vn-22 | VN-22
                    VN22 | VN-22
                    Vn-sg | VN-SG
                    # punctuation around it
                    "tỉnh Nghệ An." | VN-22
                    (Nghệ An) | VN-22
                    """)
    void shouldResolveWhatPeopleWrite(String text, String code) {
        assertThat(resolver.resolve(text)).isEqualTo(new Resolution.Resolved(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nghe\u0323\u0302 An", // decomposed
                "Ngh\u00EA\u0323 An", // half composed
                "Ngh\u1EB9\u0302 An", // composed the other way round
                "Nghệ\u00A0An", // no-break space
                "\u200BNghệ\u200B \u200BAn\uFEFF", // zero width space and byte order mark
                "Nghệ  An",
                "  Nghệ \t An\n",
                "Nghệ\u2009An", // thin space
                "Nghệ\u2011An", // no-break hyphen
                "Ｎghệ Ａn" // full width
            })
    void shouldResolveTextWhateverItsEncoding(String text) {
        assertThat(resolver.resolve(text)).isEqualTo(new Resolution.Resolved("VN-22"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # diacritics that contradict the name
                    Hà Nàm | Hà Nam
                    Nghê An | Nghệ An
                    Thai Bính | Thái Bình
                    Hai Phòng | Hải Phòng
                    Thừa Thiên Hue | Thừa Thiên Huế
                    # typing errors
                    Ngeh An | Nghệ An
                    Qunag Ngai | Quảng Ngãi
                    tỉnh Hà Giag | Hà Giang;Hậu Giang
                    Ngh? An | Nghệ An
                    # a city within the province
                    TP Hà Tĩnh | Hà Tĩnh
                    Thành ủy Thanh Hóa | Thanh Hóa
                    UBND thành phố Bắc Ninh | Bắc Ninh
                    TP. Thanh Hoá | Thanh Hóa
                    Hai Duong City | Hải Dương
                    thị xã Quảng Trị | Quảng Trị
                    thành phố Vinh, tỉnh Nghệ An | Nghệ An
                    Qui Nhơn | Bình Định
                    Quy Nhon | Bình Định
                    Vũng Tàu | Bà Rịa - Vũng Tàu
                    # bodies that are not the province
                    Tỉnh đoàn Nghệ An | Nghệ An
                    Công an tỉnh Nghệ An | Nghệ An
                    Sở Y tế Huế | Huế
                    # more than one
                    Nghệ An, Hà Tĩnh | Nghệ An;Hà Tĩnh
                    ĐN | Đà Nẵng;Đồng Nai
                    Hà Bắc | Bắc Giang;Bắc Ninh
                    # former provinces
                    Hà Tây | Hà Nội
                    Sông Bé | Bình Dương;Bình Phước
                    """)
    void shouldSuggestWhatMayHaveBeenMeant(String text, String nearest) {
        assertThat(resolver.resolve(text)).isEqualTo(new Resolution.Unresolved(text, List.of(nearest.split(";"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "tỉnh",
                "Tỉnh ủy",
                "UBND",
                "22",
                "VN",
                "VN-99",
                "VN-15",
                "Bộ Nội vụ",
                "Chính phủ",
                "ALL",
                "TP",
                "x",
                "\u0301",
                "Paris",
                "Lorem ipsum dolor sit amet"
            })
    void shouldSuggestNothingWhereNothingIsNear(String text) {
        assertThat(resolver.resolve(text)).isEqualTo(new Resolution.Unresolved(text, List.of()));
    }

    @Test
    void shouldSuggestAtMostThreeNames() {
        Resolution resolution = resolver.resolve("Quảng Ning, Nam Định, Cà Mau, Sơn La, Lào Cai");

        assertThat(resolution)
                .isInstanceOfSatisfying(
                        Resolution.Unresolved.class,
                        unresolved -> assertThat(unresolved.nearest()).containsExactly("Nam Định", "Cà Mau", "Sơn La"));
    }

    @Test
    void shouldNotLookAtTextsLongerThanAnyName() {
        String text = "Nghệ An ".repeat(100_000);

        assertThat(resolver.resolve(text)).isEqualTo(new Resolution.Unresolved(text, List.of()));
    }

    @Test
    void shouldGiveTheSameAnswersWhenItsMemoryOverflows() {
        IntStream.range(0, 25_000).forEach(i -> resolver.resolve("Tỉnh lạ số " + i));

        assertThat(resolver.resolve("Nghệ An")).isEqualTo(new Resolution.Resolved("VN-22"));
        assertThat(resolver.resolve("Tỉnh lạ số 1")).isInstanceOf(Resolution.Unresolved.class);
    }

    @Test
    void shouldGiveTheSameAnswersToManyThreads() {
        List<Resolution> resolutions = IntStream.range(0, 10_000)
                .parallel()
                .mapToObj(i -> resolver.resolve(" ".repeat(i % 300) + "Hà Nội"))
                .distinct()
                .toList();

        assertThat(resolutions).containsExactly(new Resolution.Resolved("VN-HN"));
    }

    @Test
    void shouldRefuseNull() {
        assertThatNullPointerException().isThrownBy(() -> resolver.resolve(null));
    }
}
