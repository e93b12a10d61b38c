package vn.diemcau.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VietnameseOrderTest {
    static Stream<List<String>> alphabetical() {
        return Stream.of(
                List.of("a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ", "b"),
                List.of("d", "đ", "e", "è", "ẻ", "ẽ", "é", "ẹ", "ê", "ề", "ể", "ễ", "ế", "ệ", "g"),
                List.of("o", "ò", "ỏ", "õ", "ó", "ọ", "ô", "ồ", "ổ", "ỗ", "ố", "ộ", "ơ", "ờ", "ở", "ỡ", "ớ", "ợ", "p"),
                List.of("u", "ù", "ủ", "ũ", "ú", "ụ", "ư", "ừ", "ử", "ữ", "ứ", "ự", "v"),
                List.of("An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre"),
                List.of("Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai"),
                List.of("Đồng Tháp", "Gia Lai", "Hà Nam", "Hà Nội", "Hải Dương", "Hải Phòng", "Hậu Giang", "Hòa Bình"),
                List.of("Hồ Chí Minh", "Huế", "Hưng Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh"));
    }

    @ParameterizedTest
    @MethodSource("alphabetical")
    void shouldFollowTheAlphabet(List<String> alphabetical) {
        // Given
        List<String> shuffled = new ArrayList<>(alphabetical);
        Collections.reverse(shuffled);

        // When
        shuffled.sort(VietnameseOrder.comparator());

        // Then
        assertThat(shuffled).isEqualTo(alphabetical);
    }

    @Test
    void shouldNotMindTheEncoding() {
        // Given
        String decomposed = Normalizer.normalize("Cần Thơ", Normalizer.Form.NFD);

        // When
        List<String> sorted = Stream.of("Đà Nẵng", decomposed, "Cao Bằng")
                .sorted(VietnameseOrder.comparator())
                .toList();

        // Then
        assertThat(sorted).containsExactly("Cao Bằng", decomposed, "Đà Nẵng");
    }
}
