package vn.diemcau.containers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The embedded stack, as {@code diemcau up} starts it. */
class EmbeddedBlackBoxTest extends BlackBoxSuite {
    private static Process up;
    private static Addresses addresses;

    @BeforeAll
    static void start() throws IOException {
        up = CommandLine.start("up", "--gateway-port=0", "--web-port=0", "--as-of", TODAY);
        BufferedReader lines = up.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("Ready")) {
                addresses = new Addresses(
                        after(said, "broker"),
                        after(said, "schema registry"),
                        after(said, "database"),
                        "diemcau",
                        Files.readString(Path.of(after(said, "  user           diemcau, password in"))));
                return;
            }
        }
        throw new IllegalStateException("up has ended: " + said);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        up.destroy();
        up.waitFor();
    }

    @Override
    Addresses stack() {
        return addresses;
    }

    private static String after(CharSequence said, String beginning) {
        return new BufferedReader(new StringReader(said.toString()))
                .lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
