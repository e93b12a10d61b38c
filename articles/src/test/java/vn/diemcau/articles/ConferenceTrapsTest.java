package vn.diemcau.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What misleads on pages about when a conference was, who held it and who took part. */
class ConferenceTrapsTest {
    private static final String LAO_CAI = Reports.text("giao-ban-lao-cai.txt");

    @Test
    void shouldInferTheYearFromThePeriodAndNotFromThePage() {
        Map<String, Object> conference = Reports.conference(LAO_CAI);

        assertThat(conference)
                .containsEntry("conferenceId", "2020-04-08-uy-ban-kiem-tra-trung-uong")
                .containsEntry("scheduledStart", "2020-04-08T14:00:00+07:00")
                .containsEntry("level", "CENTRAL")
                .containsEntry("format", "ONLINE")
                .containsEntry("kind", "BRIEFING")
                .containsEntry("invited", "ALL");
    }

    @Test
    void shouldTakeNothingFromMenusListsAndImprints() {
        List<Object> provinces = Reports.values("SiteJoined", "province", LAO_CAI);

        assertThat(provinces).containsExactlyInAnyOrder("VN-HN", "VN-02");
        assertThat(Reports.findings(LAO_CAI).toString()).doesNotContain("Trần Đình Phiên", "Phú Thọ");
    }

    @Test
    void shouldNameTheChairOfASiteAndOfTheHall() {
        List<Map<String, Object>> sites = Reports.of("SiteJoined", LAO_CAI);

        assertThat(sites)
                .extracting(site -> site.get("province") + " " + site.get("chair"))
                .containsExactlyInAnyOrder("VN-HN Đặng Minh Khuê", "VN-02 Vàng Seo Páo");
    }

    @Test
    void shouldSeeTheFirstOfTwoDaysAndNamesThatTheTeaserHasInFull() {
        String teaser = Reports.text("teaser.txt");

        assertThat(Reports.conference(teaser))
                .containsEntry("conferenceId", "2016-10-13-ban-dan-van-trung-uong")
                .containsEntry("format", "IN_PERSON")
                .containsEntry("kind", "REVIEW");
        assertThat(Reports.values("SpeechDelivered", "speaker", teaser))
                .containsExactlyInAnyOrder("Võ Hồng Phúc Nguyên", "Thạch Rương");
    }

    @Test
    void shouldTakeALocalConferenceForItsProvince() {
        Map<String, Object> conference = Reports.conference(Reports.text("tong-ket-khen-thuong.txt"));

        assertThat(conference)
                .containsEntry("conferenceId", "2019-01-11-tinh-uy-quang-ngai")
                .containsEntry("level", "PROVINCIAL")
                .containsEntry("kind", "REVIEW")
                .containsEntry("invited", List.of("VN-29"));
    }

    @Test
    void shouldTellAConferenceInTheHallAndOnlineAtOnce() {
        String report = Reports.text("hoc-tap-nghi-quyet.txt");

        assertThat(Reports.conference(report))
                .containsEntry("format", "HYBRID")
                .containsEntry("kind", "STUDY")
                .containsEntry("level", "PROVINCIAL");
        assertThat(Reports.values("AttendanceReported", "sites", report)).containsExactly(164);
        assertThat(Reports.values("AttendanceReported", "delegates", report)).containsExactly(9800);
    }

    @Test
    void shouldCountNeitherRegionsNorOfficesNorPeopleNorBattlesAsProvinces() {
        List<Object> provinces = Reports.values("SiteJoined", "province", Reports.text("bo-cong-thuong.txt"));

        assertThat(provinces).containsExactlyInAnyOrder("VN-DN", "VN-28");
    }

    @Test
    void shouldTellTheFiguresOfAProvinceFromThoseOfTheWhole() {
        // Given
        String report =
                Reports.with("Hội nghị được kết nối trực tuyến tới 700 điểm cầu trên cả nước. Tại Hưng Yên, hội nghị"
                        + " được kết nối tới 12 điểm cầu với 640 đại biểu tham dự.");

        // When
        List<Map<String, Object>> stated = Reports.of("AttendanceReported", report);

        // Then
        assertThat(stated)
                .extracting(one -> one.get("province") + " " + one.get("sites") + " " + one.get("delegates"))
                .containsExactlyInAnyOrder("null 700 null", "VN-66 12 null", "VN-66 null 640");
    }

    @Test
    void shouldSayThatAPrintedYearIsASlip() {
        String report = Reports.with("").replace("9/1/2020", "9/1/2019")
                + "Báo cáo đánh giá kết quả công tác năm 2019 và phương hướng, nhiệm vụ năm 2020.";

        assertThat(Reports.conference(report)).containsEntry("scheduledStart", "2020-01-09T08:00:00+07:00");
    }

    @Test
    void shouldMarkAConferenceWhoseDayIsNotSaid() {
        String report = Reports.with("").replace("Ngày 9/1/2020", "Mới đây");

        assertThat(Reports.conference(report))
                .containsEntry("conferenceId", "2019-12-31-ban-noi-chinh-trung-uong-undated");
    }

    @Test
    void shouldRefuseADayOfNoYear() {
        String report = Reports.with("").replace("/2020", "").replace(" năm 2019", "");

        assertThat(Reports.read(report))
                .isInstanceOfSatisfying(
                        Article.NoReport.class,
                        none -> assertThat(none.reason()).contains("not in which year it was"));
    }

    @Test
    void shouldReadTheSameFromDecomposedTextWithInvisibleCharacters() {
        String decomposed = "\ufeff"
                + Normalizer.normalize(LAO_CAI, Normalizer.Form.NFD)
                        .replace(" trực tuyến", "\u00a0trực\u200b tuyến")
                        .replace("\n", "\r\n");

        assertThat(Reports.findings(decomposed)).isEqualTo(Reports.findings(LAO_CAI));
    }

    @Test
    void shouldGiveTheSameIdentitiesForTheOlderPlacingOfTones() {
        String older = LAO_CAI.replace("Ủy", "Uỷ").replace("ủy", "uỷ").replace("hóa", "hoá");

        assertThat(Reports.values("DirectiveIssued", "directiveId", older))
                .isEqualTo(Reports.values("DirectiveIssued", "directiveId", LAO_CAI));
        assertThat(Reports.conference(older).get("conferenceId"))
                .isEqualTo(Reports.conference(LAO_CAI).get("conferenceId"));
    }

    @ParameterizedTest
    @CsvSource({
        "Văn phòng Trung ương Đảng, văn phòng trung ương",
        "Văn phòng T.Ư Đảng, văn phòng trung ương",
        "Ban Thường vụ Tỉnh uỷ Nghệ An, tỉnh ủy nghệ an",
        "Thành uỷ TP. HCM, thành ủy hồ chí minh",
        "UBND tỉnh Sơn La, ủy ban nhân dân tỉnh sơn la",
    })
    void shouldKnowABodyByAllItsNames(String printed, String canonical) {
        assertThat(Convener.canonical(printed).replace("thành phố ", "")).isEqualTo(canonical);
    }

    @Test
    void shouldNeverSayThatAConferenceOpenedOrClosed() {
        for (String name : Reports.NAMES) {
            assertThat(Reports.findings(Reports.text(name)))
                    .extracting(fields -> fields.get("type"))
                    .doesNotContain("ConferenceOpened", "ConferenceClosed");
        }
    }
}
