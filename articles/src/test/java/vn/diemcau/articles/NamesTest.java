package vn.diemcau.articles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of people, roads and ideas that hold the name of a province are none. */
class NamesTest {
    private static final String HEAD =
            "Sáng 14/1/2022, tại Hà Nội, Kiểm toán Nhà nước tổ chức Hội nghị toàn quốc tổng kết công tác lưu trữ. ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tại hội nghị, 12 tập thể được tặng bằng khen vì học tập tư tưởng, đạo đức Hồ Chí Minh.",
                "Các đại biểu dự hội nghị đã nghe ông Trương Hòa Bình nêu ý kiến.",
                "Các đại biểu dự hội nghị bàn về cao tốc Hà Nội - Hải Phòng, có đại biểu phát biểu."
            })
    void shouldCountTheNameOfSomethingElseForNoProvince(String sentence) {
        String report = HEAD + sentence;

        assertThat(Reports.values("SiteJoined", "province", report)).containsExactly("VN-HN");
        assertThat(Reports.values("AwardConferred", "province", report)).allMatch("VN-HN"::equals);
    }
}
