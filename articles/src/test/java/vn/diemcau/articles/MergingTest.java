package vn.diemcau.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two papers on one conference: what they both say is one thing. */
class MergingTest {
    private static final Path SAMPLES = Path.of("../samples");
    private static final String MINISTRY = sample("luu-tru-bo-noi-vu.txt");
    private static final String PROVINCE = sample("luu-tru-ha-giang.txt");

    private static String sample(String name) {
        try {
            return Files.readString(SAMPLES.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Object> ids(String type, String field, String report) {
        return Reports.values(type, field, report);
    }

    @Test
    void shouldGiveOneConferenceOneIdentity() {
        List<Object> both = List.of(
                Reports.conference(MINISTRY).get("conferenceId"),
                Reports.conference(PROVINCE).get("conferenceId"));

        assertThat(both).containsOnly("2022-01-14-bo-noi-vu");
        assertThat(sample("luu-tru.ndjson").lines()).allMatch(line -> line.contains("\"2022-01-14-bo-noi-vu\""));
    }

    @Test
    void shouldGiveOneSpeechOneIdentity() {
        assertThat(ids("SpeechDelivered", "speechId", PROVINCE))
                .hasSize(1)
                .isSubsetOf(ids("SpeechDelivered", "speechId", MINISTRY));
    }

    @Test
    void shouldGiveADemandOneIdentityWhateverItsSmallWords() {
        assertThat(ids("DirectiveIssued", "directiveId", MINISTRY)).hasSize(3);
        assertThat(ids("DirectiveIssued", "directiveId", PROVINCE))
                .hasSize(2)
                .isSubsetOf(ids("DirectiveIssued", "directiveId", MINISTRY));
    }

    @Test
    void shouldNotTakeDifferentDemandsForOne() {
        assertThat(Identities.directive("hoàn thành việc nộp hồ sơ trước ngày 30/6"))
                .isNotEqualTo(Identities.directive("hoàn thành việc nộp hồ sơ trước ngày 30/9"));
        assertThat(Identities.directive("tăng cường kiểm tra"))
                .isNotEqualTo(Identities.directive("tăng cường giám sát"));
    }

    @Test
    void shouldGiveTheSameIdentitiesForAnotherEncodingAndSpelling() {
        String other = Normalizer.normalize(MINISTRY.replace("Thứ trưởng", "Thứ  trưởng"), Normalizer.Form.NFD);

        assertThat(ids("DirectiveIssued", "directiveId", other))
                .isEqualTo(ids("DirectiveIssued", "directiveId", MINISTRY));
        assertThat(Identities.directive("tham mưu cho Tỉnh uỷ, UBND"))
                .isEqualTo(Identities.directive("tham mưu cho tỉnh ủy, Ủy ban nhân dân"));
    }

    @Test
    void shouldSayWhatIsCountedWithoutWhoTellsIt() {
        assertThat(ids("OutcomeReported", "subject", MINISTRY))
                .containsExactly(
                        "đến nay 58/63 tỉnh, thành phố đã ban hành kế hoạch số hóa tài liệu theo Quyết định số 458/QĐ-TTg");
    }
}
