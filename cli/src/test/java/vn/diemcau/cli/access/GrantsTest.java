package vn.diemcau.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

class GrantsTest {
    private static final Settings SETTINGS = Settings.from(Map.of());
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z]+)` \\| ([^|]*) \\| ([^|]*) \\| ([^|]*) \\|$", Pattern.MULTILINE);
    private static final Pattern PART = Pattern.compile("((?:`[^`]+`(?:, )?)+): ([A-Z_]+(?:, [A-Z_]+)*)");

    @Test
    void shouldBeWhatTheDocsSay() throws IOException {
        // Given
        String docs = Files.readString(Path.of("../docs/SECURITY.md"));
        Matcher row = ROW.matcher(docs.substring(docs.indexOf("## Rights"), docs.indexOf("## A program of your own")));

        // When
        List<Grant> documented = new ArrayList<>();
        while (row.find()) {
            documented.addAll(grants(row.group(1), ResourceType.TOPIC, row.group(2)));
            documented.addAll(grants(row.group(1), ResourceType.GROUP, row.group(3)));
            documented.addAll(grants(row.group(1), ResourceType.TRANSACTIONAL_ID, row.group(4)));
        }

        // Then
        assertThat(documented).containsExactlyInAnyOrderElementsOf(Grants.of(SETTINGS));
    }

    @Test
    void shouldBeAboutTheTopicsAndTheApplicationOfTheInstallation() {
        Settings other = SETTINGS.with(Setting.TOPIC_PREFIX, "test.").with(Setting.APPLICATION_ID, "trial");

        assertThat(Grants.of(other))
                .filteredOn(grant -> grant.user().equals("streams"))
                .extracting(Grant::name)
                .contains("test.conference-events", "trial-tally-changelog", "trial", "trial-")
                .doesNotContain("conference-events", "diemcau");
    }

    @Test
    void shouldLetNobodyButTheOneShotMakeTopicsOfEventsAndNobodyDeleteThem() {
        assertThat(Grants.of(SETTINGS))
                .filteredOn(grant -> grant.name().endsWith("-events"))
                .noneMatch(grant -> grant.operation() == AclOperation.DELETE)
                .filteredOn(grant -> grant.operation() == AclOperation.CREATE)
                .extracting(Grant::user)
                .containsOnly("topics", "operator");
    }

    private static List<Grant> grants(String user, ResourceType type, String cell) {
        List<Grant> grants = new ArrayList<>();
        Matcher part = PART.matcher(cell);
        while (part.find()) {
            for (String name : part.group(1).replace("`", "").split(", ")) {
                boolean isPrefix = name.endsWith("*");
                for (String operation : part.group(2).split(", ")) {
                    grants.add(new Grant(
                            user,
                            type,
                            isPrefix ? PatternType.PREFIXED : PatternType.LITERAL,
                            isPrefix ? name.substring(0, name.length() - 1) : name,
                            AclOperation.valueOf(operation)));
                }
            }
        }
        return grants;
    }
}
