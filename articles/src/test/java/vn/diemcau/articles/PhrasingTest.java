package vn.diemcau.articles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One conference, told in many ways: what is found may not depend on how it is put. */
class PhrasingTest {
    private static final String TITLE = "Hội nghị trực tuyến toàn quốc tổng kết công tác lưu trữ năm 2021";
    private static final String LEAD = "Sáng 14/1/2022, tại Hà Nội, Kiểm toán Nhà nước tổ chức " + TITLE + ".";
    private static final String CHAIR = " Đồng chí Lương Khánh Toàn, Tổng Kiểm toán Nhà nước, chủ trì hội nghị.\n\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2$s vừa tổ chức %1$s vào sáng 14/1/2022 tại Hà Nội.",
                "%s do %s tổ chức đã diễn ra sáng 14/1/2022 tại Hà Nội.",
                "Ngày 14-1-2022, %s đã được %s tổ chức tại Hà Nội.",
                "Ngày 14 tháng 01 năm 2022, tại trụ sở cơ quan ở Hà Nội, đã diễn ra %s do %s chủ trì tổ chức.",
                "(TTV) - Thực hiện chương trình công tác năm, sáng nay (14/1), %2$s triệu tập %1$s tại Hà Nội.",
                "LSO-Sáng nay (14/1), tại Hà Nội, %2$s đã tổ chức %1$s.",
                "Hôm nay, ngày 14/1, tại Thủ đô Hà Nội, %2$s long trọng tổ chức %1$s.",
                "Trong ngày 14.1, %2$s đã tiến hành %1$s; điểm cầu chính đặt tại Hà Nội.",
                "2022-01-15 Sáng 14/1, tại Hà Nội, %2$s tổ chức %1$s."
            })
    void shouldFindTheConferenceHoweverItIsIntroduced(String lead) {
        String report = String.format(lead, TITLE, "Kiểm toán Nhà nước") + CHAIR;

        assertThat(Reports.conference(report))
                .containsEntry("conferenceId", "2022-01-14-kiem-toan-nha-nuoc")
                .containsEntry("level", "CENTRAL")
                .containsEntry("kind", "REVIEW");
        assertThat(Reports.of("SiteJoined", report))
                .extracting(site -> site.get("province") + " " + site.get("chair"))
                .containsExactly("VN-HN Lương Khánh Toàn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tại điểm cầu tỉnh Hà Giang, đồng chí Sùng Đại Hùng, Phó Chủ tịch UBND tỉnh chủ trì.",
                "Điểm cầu tỉnh Hà Giang do đồng chí Sùng Đại Hùng, Phó Chủ tịch UBND tỉnh, chủ trì.",
                "Chủ trì tại điểm cầu Hà Giang có đồng chí Sùng Đại Hùng, Phó Chủ tịch UBND tỉnh.",
                "Ông Sùng Đại Hùng, Phó Chủ tịch UBND tỉnh, điều hành điểm cầu Hà Giang.",
                "Đồng chí Sùng Đại Hùng, Phó Chủ tịch UBND tỉnh dự và chủ trì tại điểm cầu Ban Nội chính Tỉnh ủy Hà Giang."
            })
    void shouldFindTheSiteAndWhoChairsItHoweverItIsPut(String site) {
        assertThat(Reports.of("SiteJoined", LEAD + CHAIR + site))
                .extracting(joined -> joined.get("province") + " " + joined.get("chair"))
                .contains("VN-03 Sùng Đại Hùng");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Phát biểu kết luận hội nghị, đồng chí Lương Khánh Toàn yêu cầu các địa phương: %s; %s; %s.",
                "Kết luận hội nghị, Tổng Kiểm toán Nhà nước Lương Khánh Toàn đề nghị các bộ, ngành %s. Đồng thời, %s. Các đơn vị cần %s.",
                "Phát biểu kết luận hội nghị, đồng chí Lương Khánh Toàn nhấn mạnh một số nhiệm vụ trọng tâm sau:\n\nMột là, %s.\n\nHai là, %s.\n\nBa là, %s.",
                "Bế mạc hội nghị, đồng chí Lương Khánh Toàn lưu ý các cơ quan phải %s; %s; đồng thời %s.",
                "Đồng chí Lương Khánh Toàn phát biểu kết luận và giao các địa phương:\n- %s;\n- %s;\n- %s.",
                "Trong phát biểu kết luận, đồng chí Lương Khánh Toàn yêu cầu toàn ngành thứ nhất, %s; thứ hai, %s; thứ ba, %s.",
                "“Toàn ngành phải %s”, đồng chí Lương Khánh Toàn nhấn mạnh khi kết luận hội nghị. Đồng chí cũng yêu cầu %s và đề nghị các đơn vị %s.",
                "\"Toàn ngành phải %s; %s; %s\". Đó là yêu cầu của đồng chí Lương Khánh Toàn khi kết luận hội nghị.",
                "Phát biểu kết luận hội nghị, đồng chí Lương Khánh Toàn nêu 3 vấn đề trọng tâm cần thực hiện, đó là: %s; %s; %s."
            })
    void shouldFindTheSpeechAndItsDemandsHoweverTheyArePut(String speech) {
        String report = LEAD
                + CHAIR
                + String.format(
                        speech,
                        "rà soát toàn bộ kho tài liệu còn tồn đọng",
                        "bố trí đủ kinh phí cho công tác số hóa",
                        "hoàn thành việc nộp tài liệu trước ngày 30/6/2022");

        assertThat(Reports.of("SpeechDelivered", report))
                .extracting(found -> found.get("speaker"))
                .containsExactly("Lương Khánh Toàn");
        assertThat(Reports.values("DirectiveIssued", "text", report))
                .hasSize(3)
                .anyMatch(text -> text.toString().contains("rà soát toàn bộ kho tài liệu"))
                .contains("bố trí đủ kinh phí cho công tác số hóa");
        assertThat(Reports.values("DirectiveIssued", "dueOn", report)).containsExactly("2022-06-30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Đồng chí Lương Khánh Toàn đã trao Bằng khen của Thủ tướng Chính phủ cho 4 tập thể và 3 cá nhân, Bằng khen của Tổng Kiểm toán Nhà nước cho 20 đơn vị.",
                "Dịp này, 27 tập thể được tặng Bằng khen.",
                "Tại hội nghị, đồng chí Lương Khánh Toàn đã trao 27 Bằng khen cho các đơn vị; 5 năm qua, 300 tập thể được tặng Bằng khen."
            })
    void shouldCountThoseWhoAreHonouredThere(String honours) {
        assertThat(Reports.of("AwardConferred", LEAD + CHAIR + honours))
                .extracting(award -> award.get("award") + " " + award.get("count"))
                .containsExactly("CERTIFICATE_OF_MERIT 27");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Đồng ý tổ chức Hội nghị toàn quốc tổng kết công tác lưu trữ ngày 14/1/2022. Các đại biểu gửi báo cáo về Văn phòng.",
                "Bộ Nội vụ vừa ban hành kế hoạch; hội nghị tổng kết sẽ diễn ra vào sáng 14/1/2022 tại Hà Nội với các đại biểu.",
                "Theo Nghị quyết Hội nghị lần thứ sáu, các đại biểu Quốc hội phát biểu nhiều ý kiến về sách giáo khoa."
            })
    void shouldFindNoConferenceThatWasNotHeld(String text) {
        assertThat(Reports.read(text)).isInstanceOf(Article.NoReport.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sáng 16/9, Hội nghị toàn quốc triển khai Nghị quyết số 71-NQ/TW do Bộ Chính trị tổ chức. | 2025-09-16",
                "Sáng 21/1, Bộ Chính trị tổ chức Hội nghị triển khai công tác bầu cử đại biểu Quốc hội khóa XV. | 2021-01-21",
                "Ngày 20/10, Ban Bí thư tổ chức Hội nghị quán triệt Nghị quyết Hội nghị lần thứ mười Ban Chấp hành Trung ương Đảng khóa XIII. | 2024-10-20",
                "Ngày 2/3, Bộ Y tế tổ chức hội nghị toàn ngành. Năm qua, toàn ngành đã hoàn thành tốt nhiệm vụ năm 2010. | 2011-03-02",
                "Ngày 21/11, Hội Nông dân Việt Nam tổ chức Hội nghị triển khai Nghị quyết Đại hội lần thứ VII, nhiệm kỳ 2018-2023. | 2018-11-21"
            })
    void shouldTellTheYearFromWhatTheReportSpeaksOf(String line) {
        String[] parts = line.split(" \\| ");

        assertThat(Reports.conference(parts[0] + " Các đại biểu dự hội nghị thảo luận sôi nổi."))
                .extracting(conference ->
                        conference.get("scheduledStart").toString().substring(0, 10))
                .isEqualTo(parts[1]);
    }
}
