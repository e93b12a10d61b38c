package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.event.AwardKind;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.event.Qualifier;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.event.SpeechKind;
import vn.diemcau.summary.ConferenceStatus;
import vn.diemcau.summary.DirectiveStanding;

/** The words of the web pages: each in both languages, none missing, none that no page shows. */
class PageWordsTest {
    /** The pages of a service, and which part of which file has the words of a language. */
    private enum Pages {
        DASHBOARD("consumer/src/main/resources/web/js", "words-vi.js", "words-en.js"),
        GATEWAY("producer/src/main/resources/gateway-web/js", "words.js", "words.js");

        private final String scripts;
        private final String vietnamese;
        private final String english;

        Pages(String scripts, String vietnamese, String english) {
            this.scripts = scripts;
            this.vietnamese = vietnamese;
            this.english = english;
        }

        Path script(String name) {
            return Path.of("..", scripts, name);
        }

        Set<String> vietnamese() {
            return names(read(script(vietnamese)), "vi");
        }

        Set<String> english() {
            return names(read(script(english)), "en");
        }

        /** What the scripts ask for, by its whole name: {@code words.status}. */
        Set<String> shown() {
            try (Stream<Path> files = Files.walk(script(""))) {
                return files.filter(file -> file.toString().endsWith(".js"))
                        .filter(file -> !file.getFileName().toString().startsWith("words"))
                        .flatMap(file -> ASKED.matcher(read(file)).results())
                        .map(asked -> asked.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final Pattern ASKED = Pattern.compile("(?<!/)\\bwords\\.(\\w+)");
    private static final Pattern TEXT = Pattern.compile("'([\\w-]+)'(?=:)|'[^']*'|`[^`]*`");
    private static final Pattern TOKEN = Pattern.compile("([\\w-]+):|[{}]");

    @ParameterizedTest
    @EnumSource(Pages.class)
    void shouldHaveTheSameWordsInBothLanguages(Pages pages) {
        assertThat(pages.english()).hasSizeGreaterThan(50).isEqualTo(pages.vietnamese());
    }

    @ParameterizedTest
    @EnumSource(Pages.class)
    void shouldHaveTheWordsThatThePagesShowAndNoOthers(Pages pages) {
        Set<String> words = pages.english().stream()
                .filter(name -> !name.contains("."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(pages.shown()).isEqualTo(words);
    }

    @ParameterizedTest
    @MethodSource("symbols")
    void shouldNameEverySymbol(Pages pages, String word, Set<String> symbols) {
        assertThat(inner(pages, word)).isEqualTo(symbols);
    }

    static Stream<Arguments> symbols() {
        return Stream.of(
                Arguments.of(Pages.DASHBOARD, "conferenceStatus", symbols(ConferenceStatus.values())),
                Arguments.of(Pages.DASHBOARD, "conferenceLevel", symbols(Level.values())),
                Arguments.of(Pages.DASHBOARD, "conferenceKind", symbols(ConferenceKind.values())),
                Arguments.of(Pages.DASHBOARD, "conferenceFormat", symbols(Format.values())),
                Arguments.of(Pages.DASHBOARD, "speechKind", symbols(SpeechKind.values())),
                Arguments.of(Pages.DASHBOARD, "awardKind", symbols(AwardKind.values())),
                Arguments.of(Pages.DASHBOARD, "directiveStatus", symbols(DirectiveStanding.values())),
                Arguments.of(Pages.DASHBOARD, "qualifierWord", symbols(Qualifier.values())),
                Arguments.of(
                        Pages.DASHBOARD,
                        "tableNames",
                        Stream.of(SummaryTable.values())
                                .map(SummaryTable::label)
                                .collect(Collectors.toSet())),
                Arguments.of(
                        Pages.GATEWAY,
                        "symbols",
                        Stream.concat(
                                        Stream.of("ALL"),
                                        bodies().flatMap(body -> body.getFields().stream())
                                                .flatMap(PageWordsTest::symbols))
                                .collect(Collectors.toSet())),
                Arguments.of(
                        Pages.GATEWAY, "types", bodies().map(Schema::getName).collect(Collectors.toSet())),
                Arguments.of(
                        Pages.GATEWAY,
                        "fields",
                        Stream.concat(
                                        Stream.of("conferenceId", "occurredAt", "eventId"),
                                        bodies().flatMap(body -> body.getFields().stream())
                                                .map(Schema.Field::name))
                                .collect(Collectors.toSet())));
    }

    @Test
    void shouldOfferTheSymbolsOfEveryField() {
        String script = read(Pages.GATEWAY.script("fields.js"));

        assertThat(bodies().flatMap(body -> body.getFields().stream()))
                .filteredOn(field -> symbols(field).findAny().isPresent())
                .isNotEmpty()
                .allSatisfy(field ->
                        assertThat(script).contains(symbols(field).collect(Collectors.joining("', '", "['", "']"))));
    }

    /** The symbols that a field takes, in their order; none where it is no enum. */
    private static Stream<String> symbols(Schema.Field field) {
        return Stream.concat(
                        Stream.of(field.schema()),
                        field.schema().isUnion() ? field.schema().getTypes().stream() : Stream.empty())
                .filter(schema -> schema.getType() == Schema.Type.ENUM)
                .flatMap(schema -> schema.getEnumSymbols().stream())
                .filter(symbol -> !symbol.equals("UNKNOWN"));
    }

    private static Set<String> symbols(Enum<?>[] values) {
        return Stream.of(values)
                .map(Enum::name)
                .filter(name -> !name.equals("UNKNOWN"))
                .collect(Collectors.toSet());
    }

    /** What the bodies of events are. */
    private static Stream<Schema> bodies() {
        return Stream.of(
                        ConferenceEvent.getClassSchema(), SpeechEvent.getClassSchema(), DirectiveEvent.getClassSchema())
                .flatMap(event -> event.getField("body").schema().getTypes().stream())
                .filter(body -> !body.getName().equals("UnknownBody"));
    }

    private static Set<String> inner(Pages pages, String word) {
        return pages.english().stream()
                .filter(name -> name.startsWith(word + "."))
                .map(name -> name.substring(word.length() + 1))
                .collect(Collectors.toSet());
    }

    /** The names in the object that a constant is: those of objects in it as {@code outer.inner}. */
    private static Set<String> names(String script, String constant) {
        int begin = script.indexOf("const " + constant + " = {");
        String object = TEXT.matcher(script.substring(begin, script.indexOf("\n};", begin) + 2))
                .replaceAll(text -> text.group(1) == null ? "" : text.group(1));
        Set<String> names = new TreeSet<>();
        Deque<String> outer = new ArrayDeque<>();
        String last = "";
        Matcher tokens = TOKEN.matcher(object);
        while (tokens.find()) {
            if (tokens.group(1) != null) {
                last = tokens.group(1);
                names.add(Stream.concat(outer.stream().skip(1), Stream.of(last)).collect(Collectors.joining(".")));
            } else if (tokens.group().equals("{")) {
                outer.addLast(last);
            } else {
                outer.removeLast();
            }
        }
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
