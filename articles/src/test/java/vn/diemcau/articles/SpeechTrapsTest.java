package vn.diemcau.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What misleads on pages about who spoke, and what is a demand. */
class SpeechTrapsTest {
    private static final String SUMMARY = Reports.text("tong-ket-khen-thuong.txt");

    @Test
    void shouldTellKindsOfSpeeches() {
        assertThat(speeches(Reports.text("giao-ban-lao-cai.txt")))
                .containsExactlyInAnyOrder("Hà Quốc Trị REPORT", "Đặng Minh Khuê CONCLUSION");
        assertThat(speeches(Reports.text("hoc-tap-nghi-quyet.txt")))
                .containsExactlyInAnyOrder("Lê Đức Hạnh OPENING", "Lê Đức Hạnh CONCLUSION", "Hồ Thị Hoàng Mến REPORT");
    }

    @Test
    void shouldTakeAProvincesReportForAContribution() {
        assertThat(speeches(Reports.text("bo-cong-thuong.txt")))
                .containsExactlyInAnyOrder("Dương Văn Trang STATEMENT", "Cao Quốc Hưng CONCLUSION");
    }

    @Test
    void shouldNotHearWhatIsSaidOutsideTheHall() {
        assertThat(speeches(SUMMARY)).noneMatch(speech -> speech.startsWith("Nguyễn Đức Tuy"));
    }

    @Test
    void shouldCutOneDemandFromAnotherAndLeaveOutWhatIntroducesThem() {
        assertThat(Reports.values("DirectiveIssued", "text", Reports.text("giao-ban-lao-cai.txt")))
                .containsExactly(
                        "tập trung rà soát các vụ việc tồn đọng",
                        "hoàn thành kiểm tra theo Chỉ thị số 35-CT/TW trước ngày 30/6",
                        "chủ động tham mưu cấp ủy chuẩn bị nhân sự đại hội trong quý II",
                        "Các tỉnh ủy, thành ủy cần bố trí đủ cán bộ làm công tác kiểm tra");
    }

    @Test
    void shouldTakeNeitherRequestsUpwardNorPromisesNorPraiseNorTargetsForDemands() {
        assertThat(Reports.values("DirectiveIssued", "text", SUMMARY))
                .containsExactly(
                        "nâng cao chất lượng tham mưu tổng hợp",
                        "thực hiện nghiêm Quy định số 66-QĐ/TW của Ban Bí thư về thể thức văn bản",
                        "hoàn thành việc số hóa tài liệu lưu trữ đến cuối năm 2019");
    }

    @Test
    void shouldNotTakeTheContentsOfAnExpoundedDocumentForDemands() {
        assertThat(Reports.values("DirectiveIssued", "text", Reports.text("hoc-tap-nghi-quyet.txt")))
                .containsExactly(
                        "khẩn trương xây dựng chương trình hành động trong tháng 12",
                        "đẩy mạnh tuyên truyền nghị quyết",
                        "Nghị quyết số 29 cần được cụ thể hóa ở từng địa phương");
    }

    @Test
    void shouldReadAListThatRunsOverParagraphs() {
        String report = Reports.with("""
                Kết luận hội nghị, đồng chí Lý Thành Khải yêu cầu thực hiện các nhiệm vụ sau:

                Một là, tiếp tục hoàn thiện thể chế phòng ngừa tham nhũng.

                Hai là, đẩy nhanh tiến độ xử lý các vụ án trọng điểm.

                Tại hội nghị, các đại biểu đã tham quan triển lãm.
                """);

        assertThat(Reports.values("DirectiveIssued", "text", report))
                .containsExactly(
                        "tiếp tục hoàn thiện thể chế phòng ngừa tham nhũng",
                        "đẩy nhanh tiến độ xử lý các vụ án trọng điểm");
    }

    @Test
    void shouldSayADemandOnceThoughTheLeadSaysItToo() {
        String report =
                "Trưởng Ban Nội chính Trung ương Lý Thành Khải đề nghị các địa phương đẩy nhanh xử lý các vụ án tồn đọng"
                        + " kéo dài nhiều năm qua.\n\n"
                        + Reports.with(
                                "Phát biểu kết luận hội nghị, đồng chí Lý Thành Khải đề nghị các địa phương đẩy nhanh xử lý các vụ"
                                        + " án tồn đọng kéo dài.");

        assertThat(Reports.values("DirectiveIssued", "text", report)).hasSize(1);
    }

    @Test
    void shouldTakeTheEndOfAPeriodForTheDeadline() {
        // Given
        String report = Reports.with(
                "Đồng chí Lý Thành Khải yêu cầu các địa phương hoàn thành kiểm kê hồ sơ trong quý I/2020; báo"
                        + " cáo kết quả rà soát trước ngày 15/3; sắp xếp xong kho lưu trữ vào cuối năm; thường xuyên cập nhật phần"
                        + " mềm dùng chung.");

        // When
        List<Map<String, Object>> directives = Reports.of("DirectiveIssued", report);

        // Then
        assertThat(directives)
                .extracting(directive -> directive.get("dueOn"))
                .containsExactly("2020-03-31", "2020-03-15", "2020-12-31", null);
    }

    @Test
    void shouldNameDocumentsOnceWithNumbersInOneForm() {
        String report = Reports.with(
                "Hội nghị đã quán triệt Chỉ thị số 50 - CT / TW ngày 7/12/2015 của Bộ Chính trị và Nghị quyết"
                        + " 18, 19 của Trung ương. Theo Chỉ thị 50, các cấp đã tự kiểm tra. Các nghị quyết khác cũng được nhắc đến.");

        assertThat(Reports.conference(report).get("documents"))
                .isEqualTo(List.of("50-CT/TW", "Nghị quyết 18", "Nghị quyết 19"));
    }

    @Test
    void shouldReportResultsAndNeitherPlansNorPartsNorHonours() {
        List<Map<String, Object>> outcomes = Reports.of("OutcomeReported", SUMMARY);

        assertThat(outcomes)
                .extracting(outcome -> outcome.get("value") + " " + outcome.get("unit"))
                .containsExactly("12450 COUNT");
    }

    @Test
    void shouldReadRatiosAndWhatQualifiesAFigure() {
        String report =
                Reports.with("Đến nay, 61/63 tỉnh đã thành lập tổ công tác. Tỷ lệ giải quyết đơn đạt trên 92,5%.");

        assertThat(Reports.of("OutcomeReported", report))
                .extracting(outcome -> outcome.get("value") + " " + outcome.get("of") + " " + outcome.get("qualifier"))
                .containsExactly("61 63 EXACTLY", "92.5 null AT_LEAST");
    }

    @Test
    void shouldHearWhatWasSaidInTheParagraphBeforeItsSpeakerIsNamed() {
        String report = Reports.with("""
                Các tỉnh phải khẩn trương chuyển hồ sơ vụ án sang dạng số. Cần bố trí ngay kho lưu trữ dự phòng ở vùng lũ.

                Đồng chí Lý Thành Khải đã nhấn mạnh như vậy khi kết luận hội nghị.
                """);

        assertThat(Reports.values("DirectiveIssued", "text", report))
                .containsExactly(
                        "Các tỉnh phải khẩn trương chuyển hồ sơ vụ án sang dạng số",
                        "Cần bố trí ngay kho lưu trữ dự phòng ở vùng lũ");
    }

    @Test
    void shouldTakeEachVerbOfARowWithAnObjectOfItsOwnForADemand() {
        String report =
                Reports.with("Kết luận hội nghị, đồng chí Lý Thành Khải yêu cầu các địa phương đẩy nhanh việc thụ lý"
                        + " đơn tố giác của người dân, hoàn thành sửa chữa trụ sở tiếp công dân cấp huyện, xử lý nghiêm cán bộ"
                        + " gây phiền hà cho người dân.");

        assertThat(Reports.values("DirectiveIssued", "text", report))
                .containsExactly(
                        "đẩy nhanh việc thụ lý đơn tố giác của người dân",
                        "hoàn thành sửa chữa trụ sở tiếp công dân cấp huyện",
                        "xử lý nghiêm cán bộ gây phiền hà cho người dân");
    }

    @Test
    void shouldNotCutARowOfVerbsWithOneObject() {
        String report =
                Reports.with("Kết luận hội nghị, đồng chí Lý Thành Khải yêu cầu các địa phương rà soát, thống kê, hoàn"
                        + " thiện danh mục hồ sơ mật.");

        assertThat(Reports.values("DirectiveIssued", "text", report))
                .containsExactly("rà soát, thống kê, hoàn thiện danh mục hồ sơ mật");
    }

    @Test
    void shouldTakeNeitherQuestionsNorEarlierTimesForDemands() {
        String report =
                Reports.with("Đồng chí Lý Thành Khải yêu cầu các địa phương đẩy nhanh xử lý đơn thư. Trước đây, cơ quan"
                        + " thanh tra phải ghi chép bằng tay. Các cơ quan cần làm gì để dân tin hơn?");

        assertThat(Reports.values("DirectiveIssued", "text", report)).containsExactly("đẩy nhanh xử lý đơn thư");
    }

    @Test
    void shouldHearWhoExpoundsADocumentDemandNothing() {
        String report = Reports.with(
                "Quán triệt nội dung nghị quyết, đồng chí Lý Thành Khải nêu rõ 3 đột phá: Đổi mới công tác"
                        + " đánh giá điều tra viên; kiểm soát chặt chẽ quyền lực trong xét xử; cải cách chính sách tiền lương cho thư ký tòa.");

        assertThat(Reports.of("DirectiveIssued", report)).isEmpty();
    }

    @Test
    void shouldTakeADemandFromACaptionOnlyWhereTheReportTellsNone() {
        String caption = "\n\nĐồng chí Lý Thành Khải yêu cầu các tỉnh lập tổ kiểm tra liên ngành - Ảnh: Hoàng Lam\n";
        String told =
                Reports.with("Đồng chí Lý Thành Khải đề nghị các địa phương số hóa toàn bộ hồ sơ án cũ.") + caption;
        String silent =
                Reports.with("Hội nghị đã nghe báo cáo của các đơn vị về tình hình lưu trữ hồ sơ vụ án.") + caption;

        assertThat(Reports.values("DirectiveIssued", "text", told)).containsExactly("số hóa toàn bộ hồ sơ án cũ");
        assertThat(Reports.values("DirectiveIssued", "text", silent)).containsExactly("lập tổ kiểm tra liên ngành");
    }

    @Test
    void shouldReportFiguresNeitherOfOtherCountriesNorOfEarlierTimes() {
        String report = Reports.with(
                "Đến nay, 61/63 tỉnh đã thành lập tổ công tác. Trước đó, trong năm 2015, 40/63 tỉnh đã thành"
                        + " lập tổ công tác. Tỷ lệ thu hồi tài sản ở Hàn Quốc đạt 61%, Thái Lan 35%.");

        assertThat(Reports.values("OutcomeReported", "value", report))
                .extracting(Object::toString)
                .containsExactly("61");
    }

    @Test
    void shouldConferOnlyTheAwardsGivenAtTheConference() {
        assertThat(Reports.of("AwardConferred", SUMMARY))
                .extracting(award -> award.get("award") + " " + award.get("count") + " " + award.get("province"))
                .containsExactlyInAnyOrder("CERTIFICATE_OF_MERIT 10 VN-29", "COMMENDATION 15 VN-29");
    }

    private static List<String> speeches(String text) {
        return Reports.of("SpeechDelivered", text).stream()
                .map(speech -> speech.get("speaker") + " " + speech.get("kind"))
                .toList();
    }
}
