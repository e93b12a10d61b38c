package vn.diemcau.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.service.settings.Setting;

/**
 * What the pages name is there: classes, files, settings, links. A page that fails names something that was renamed or
 * removed: fix the page. A name that is not the project's is added to {@link #NAMES_OF_OTHERS}.
 */
class DocsTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    /** Not of the project: classes of libraries, HTTP headers, fields of other programs. */
    private static final Set<String> NAMES_OF_OTHERS = Set.of(
            "AssociatedNameStrategy",
            "AuthenticationException",
            "AuthorizationException",
            "ClassNotFoundException",
            "DefaultSslEngineFactory",
            "ETag",
            "GlobalKTable",
            "HeaderSchemaIdSerializer",
            "Host",
            "KafkaAvroDeserializer",
            "NewCustomPartitioner",
            "StandardAuthorizer",
            "StickyKeyPartitioner",
            "TimeoutStopSec",
            "VmHWM");

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS = Pattern.compile("(?:[a-z]\\w*\\.)*[A-Z]\\w*[a-z]\\w*");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern SETTING = Pattern.compile("\\bDIEMCAU_[A-Z_]*[A-Z]\\b(?!_)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern NESTED_TYPE = Pattern.compile("\\b(?:class|record|enum|interface) ([A-Z]\\w+)");
    private static final Pattern AVRO_TYPE = Pattern.compile("\"name\" *: *\"([A-Z]\\w+)\"");
    private static final Pattern ALERT = Pattern.compile("alert: *(\\w+)");

    /** All files of the project, without what is built and what is not a part of it. */
    private static final List<Path> FILES = files();

    /** Full names of classes: vn.diemcau.streams.core.Stage. */
    private static final Set<String> CLASSES = FILES.stream()
            .map(Path::toString)
            .filter(file -> file.endsWith(".java") && file.contains("/java/"))
            .map(file -> file.substring(file.indexOf("/java/") + "/java/".length(), file.length() - ".java".length())
                    .replace('/', '.'))
            .collect(Collectors.toUnmodifiableSet());

    /** Names that stand for themselves: nested classes, Avro records, alerts. */
    private static final Set<String> SIMPLE_NAMES = Stream.of(
                    found(NESTED_TYPE, ".java"), found(AVRO_TYPE, ".avsc"), found(ALERT, "alerts.yml"))
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableSet());

    static Stream<Path> pages() {
        return FILES.stream().filter(file -> file.toString().endsWith(".md"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldNameClassesThatExist(Path page) {
        List<String> names = code(page).filter(CLASS.asMatchPredicate()).toList();

        assertThat(names).allMatch(DocsTest::isKnown);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldNameFilesThatExist(Path page) {
        // Given
        Set<String> roots = FILES.stream()
                .filter(file -> file.getNameCount() > 1)
                .map(file -> file.getName(0).toString())
                .collect(Collectors.toSet());
        Predicate<String> isPath = text -> text.matches("[\\w.-]+(/[\\w.-]+)+") && roots.contains(text.split("/")[0]);

        // When
        List<String> paths = code(page)
                .filter(isPath)
                .filter(path -> !path.contains("SUBJECT"))
                .toList();

        // Then
        assertThat(paths).allMatch(path -> Files.exists(PROJECT.resolve(path)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLinkToWhatExists(Path page) {
        List<String> links = matches(LINK, text(page))
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://"))
                .toList();

        assertThat(links).allMatch(link -> isTarget(page, link));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldNameSettingsThatExist(Path page) {
        // Given
        Set<String> settings =
                Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
        String compose = FILES.stream()
                .filter(file -> file.toString()
                        .matches("[\\w.-]*compose[\\w.-]*\\.yml|dev/\\w+|diemcau|\\.env\\.example"
                                + "|containers/.*\\.java"))
                .map(DocsTest::text)
                .collect(Collectors.joining());

        // When
        List<String> names =
                matches(SETTING, text(page)).map(MatchResult::group).distinct().toList();

        // Then
        assertThat(names)
                .allMatch(name -> name.matches("DIEMCAU_(KAFKA|REGISTRY)_.*")
                        || settings.contains(name.replaceFirst("_FILE$", ""))
                        || settings.contains(name)
                        || settings.stream().anyMatch(setting -> setting.startsWith(name + "_"))
                        || compose.contains(name));
    }

    private static boolean isKnown(String name) {
        boolean isQualified = name.contains(".");
        return CLASSES.stream().anyMatch(type -> type.equals(name) || type.endsWith("." + name))
                || SIMPLE_NAMES.contains(isQualified ? name.substring(name.lastIndexOf('.') + 1) : name)
                        && (!isQualified || name.startsWith("vn.diemcau."))
                || NAMES_OF_OTHERS.contains(name);
    }

    private static boolean isTarget(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(PROJECT.resolve(file))
                && (parts.length == 1 || anchors(file).contains(parts[1]));
    }

    /** The anchors that GitHub gives to the headings of a page. */
    private static List<String> anchors(Path page) {
        return text(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ *", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** What a page has in backticks, outside of blocks. */
    private static Stream<String> code(Path page) {
        return matches(CODE, BLOCK.matcher(text(page)).replaceAll("")).map(match -> match.group(1));
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static Set<String> found(Pattern pattern, String ending) {
        return FILES.stream()
                .filter(file -> file.toString().endsWith(ending))
                .flatMap(file -> matches(pattern, text(file)))
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(PROJECT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            return files.filter(Files::isRegularFile)
                    .map(PROJECT::relativize)
                    .filter(file -> !("/" + file).matches(".*/(target|\\.git|\\.idea|node_modules|secrets)/.*"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
