package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Root, to whom the container denies user namespaces, with a umask that keeps everybody else out: PostgreSQL runs as
 * nobody, who has to reach what root has unpacked.
 */
class RootWithoutNamespacesTest {
    private static final List<String> STRICT = List.of("sh", "-c", "umask 077; exec \"$0\" \"$@\"");
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"));

    @TempDir
    Path directory;

    private Map<String, String> environment;

    /** No {@code unshare} is found, as where it is found and refuses. */
    @BeforeEach
    void hideUnshare() throws IOException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        assumeThat(PROGRAMS.stream().map(path -> path.resolve("setpriv"))).anyMatch(Files::isExecutable);
        Path programs = Files.createDirectory(directory.resolve("programs"));
        for (Path path : PROGRAMS) {
            try (Stream<Path> found = Files.list(path)) {
                for (Path program : found.toList()) {
                    Path link = programs.resolve(program.getFileName());
                    if (!program.endsWith("unshare") && !Files.exists(link)) {
                        Files.createSymbolicLink(link, program);
                    }
                }
            }
        }
        Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment = Map.of("PATH", programs.toString());
    }

    /** One by one: a directory that is deleted as a whole warns of each link. */
    @AfterEach
    void deleteLinks() throws IOException {
        Path programs = directory.resolve("programs");
        if (!Files.exists(programs)) {
            return;
        }
        try (Stream<Path> links = Files.list(programs)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void shouldRunTwiceUnderAStrictUmask() throws Exception {
        // Given
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));

        // When
        DiemcauProcess.Result first = report();
        DiemcauProcess.Result second = report();

        // Then
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(first.out()).contains("2018-12-28-chinh-phu-dia-phuong");
        assertThat(second.out()).hasSameSizeAs(first.out());
    }

    @Test
    void shouldNameTheDirectoryThatNobodyCanEnter() throws Exception {
        // Given
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));

        // When
        DiemcauProcess.Result result = report();

        // Then
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("who cannot enter " + directory + ";", "chmod o+x " + directory)
                .doesNotContain("\tat ");
    }

    private DiemcauProcess.Result report() throws Exception {
        return DiemcauProcess.start(
                        directory,
                        STRICT,
                        environment,
                        "report",
                        Path.of(StackRun.SAMPLE).toAbsolutePath().toString(),
                        "--format",
                        "csv",
                        "--table",
                        "conferences",
                        "--as-of",
                        "2026-11-22")
                .result();
    }
}
