package vn.diemcau.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeysCommandTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldPrintTheKeyAndNothingElse() throws Exception {
        int exitCode = run("create", "nghe-an", "--province", "Tỉnh ủy Nghệ An", "--province", "VN-63");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).matches("diemcau_[A-Za-z0-9_-]{43}\\R");
        assertThat(err.toString()).contains("nghe-an", "VN-22, VN-63");
        assertThat(Files.readString(directory.resolve("diemcau/keys.json")))
                .doesNotContain(out.toString().strip());
    }

    @Test
    void shouldListWhatThereIs() {
        // Given
        run("create", "one", "--province", "VN-22");
        run("create", "two");
        run("revoke", "one");
        out.getBuffer().setLength(0);

        // When
        int exitCode = run("list");

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        head -> assertThat(head).startsWith("NAME"),
                        one -> assertThat(one).matches("one  \\S+  20\\S+ +VN-22"),
                        two -> assertThat(two).matches("two  \\S+  - +all"));
    }

    @Test
    void shouldSayWhichProvinceWasMeant() {
        int exitCode = run("create", "one", "--province", "Nghe Am");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("'Nghe Am'", "Nghệ An");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldRefuseNamesThatWouldNotDoInALog() {
        assertThat(run("create", "a b")).isEqualTo(2);
        assertThat(err.toString()).contains("'a b'");
    }

    @Test
    void shouldFailWhereThereIsNoSuchKey() {
        assertThat(run("revoke", "nobody")).isEqualTo(1);
        assertThat(err.toString()).contains("'nobody'");
    }

    /** Picocli's own exit codes; the launcher turns its 2 into 64. */
    private int run(String... arguments) {
        CommandLine commandLine = new CommandLine(new KeysCommand(Map.of("XDG_CONFIG_HOME", directory.toString())));
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }
}
