package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Each command that the pages name is there, with the options that they give it. */
class DocumentedCommandsTest {
    private static final Path PROJECT = Path.of("..");

    /** The command line, up to what a shell does with it. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:\\./diemcau|docker compose run [^`\n]*?(?:producer|tools)) ([^`\n|>;#]*)");

    @Test
    void shouldFindTheCommandsOfThePages() {
        assertThat(pages().flatMap(page -> commands(page).stream())).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldKnowEveryCommandAndOption(Path page) {
        List<String> commands = commands(page);

        assertThat(commands).allSatisfy(command -> assertThat(unknown(command)).isEmpty());
    }

    static Stream<Path> pages() {
        try (Stream<Path> docs = Files.list(PROJECT.resolve("docs"));
                Stream<Path> project = Files.list(PROJECT)) {
            return Stream.concat(docs, project).filter(file -> file.toString().endsWith(".md")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> commands(Path page) {
        try {
            return COMMAND.matcher(Files.readString(page))
                    .results()
                    .map(match -> match.group(1))
                    .filter(command -> command.matches("[a-z].*"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a command that the command line does not know. */
    private static List<String> unknown(String text) {
        List<String> unknown = new ArrayList<>();
        String[] words = text.trim().split("[\\s=]+");
        CommandLine command = StackMain.commandLine().getSubcommands().get(words[0]);
        if (command == null) {
            return List.of(words[0]);
        }
        boolean isParent = !command.getSubcommands().isEmpty();
        if (isParent && words.length > 1 && words[1].matches("[a-z]+")) {
            command = command.getSubcommands().get(words[1]);
            if (command == null) {
                return List.of(words[1]);
            }
        }
        for (String word : words) {
            if (word.startsWith("--") && !command.getCommandSpec().optionsMap().containsKey(word)) {
                unknown.add(word);
            }
        }
        return unknown;
    }
}
