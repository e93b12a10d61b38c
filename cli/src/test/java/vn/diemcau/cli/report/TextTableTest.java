package vn.diemcau.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import vn.diemcau.cli.report.TextTable.Column;

class TextTableTest {
    @Test
    void shouldAlignTextHoweverItIsEncoded() throws IOException {
        // Given
        TextTable table = new TextTable(80, Column.text("Tỉnh"), Column.number("Điểm cầu"));
        table.row(Normalizer.normalize("Thừa Thiên Huế", Normalizer.Form.NFD), "7");
        table.row("北京", "1,234");
        table.row("Đắk\tLắk\u0007", "0");

        // When
        String text = print(table);

        // Then
        assertThat(text).isEqualTo("""
                        Tỉnh            Điểm cầu
                        Thừa Thiên Huế         7
                        北京               1,234
                        Đắk Lắk                0
                        """);
    }

    @Test
    void shouldCutTheColumnThatMayShrink() throws IOException {
        // Given
        TextTable table = new TextTable(26, Column.text("Ngày"), Column.shrinking("Tên"));
        table.row("2020-01-02", "Hội nghị trực tuyến toàn quốc");

        // When
        String text = print(table);

        // Then
        assertThat(text).isEqualTo("""
                        Ngày        Tên
                        2020-01-02  Hội nghị trực…
                        """);
    }

    private static String print(TextTable table) throws IOException {
        StringBuilder text = new StringBuilder();
        table.print(text);
        return text.toString();
    }
}
