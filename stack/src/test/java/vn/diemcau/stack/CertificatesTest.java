package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dev/certificates}, where there is an openssl. */
class CertificatesTest {
    private static final String SCRIPT = Path.of("..", "dev", "certificates").toString();

    @TempDir
    private Path directory;

    @BeforeEach
    void make() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl"))),
                "there is no openssl on this machine");
        run(0);
    }

    @Test
    void shouldCertifyByTheAuthorityThatAllTrust() throws Exception {
        // Given
        X509Certificate authority = certificate("streams/ca.pem");

        X509Certificate broker = certificate("broker-2/tls.pem");
        X509Certificate access = certificate("access/tls.pem");

        broker.verify(authority.getPublicKey());

        // When
        access.verify(authority.getPublicKey());

        // Then
        assertThat(broker.getSubjectX500Principal().getName()).isEqualTo("CN=broker");
        assertThat(broker.getSubjectAlternativeNames()).contains(List.of(2, "broker-2"), List.of(2, "localhost"));
        assertThat(access.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate("registry/tls.pem").getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void shouldLetNobodyElseAtTheKeys() throws Exception {
        assertThat(permissions("")).isEqualTo("700");
        assertThat(permissions("authority/1.key")).isEqualTo("600");
        if (Files.getAttribute(directory, "unix:uid").equals(0)) {
            assertThat(permissions("broker/tls.key")).isEqualTo("400");
            assertThat(Files.getAttribute(directory.resolve("streams/kafka.jaas"), "unix:uid"))
                    .isEqualTo(10001);
        }
    }

    @Test
    void shouldLeaveWhatIsThereAndRenewWhatIsNamed() throws Exception {
        // Given
        List<String> first = read("broker/keystore.pem", "streams/kafka.jaas", "registry/tls.pem");

        // When
        run(0);
        List<String> second = read("broker/keystore.pem", "streams/kafka.jaas", "registry/tls.pem");
        run(0, "renew", "broker");
        List<String> third = read("broker/keystore.pem", "streams/kafka.jaas", "registry/tls.pem");

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(third.get(0)).isNotEqualTo(first.get(0));
        assertThat(third.subList(1, 3)).isEqualTo(first.subList(1, 3));
    }

    @Test
    void shouldChangeTheAuthorityInSteps() throws Exception {
        // When
        run(0, "authority");
        String both = read("streams/ca.pem").get(0);
        String tooEarly = run(1, "forget");
        run(0, "renew");
        run(0, "forget");

        // Then
        assertThat(both.split("BEGIN CERTIFICATE")).hasSize(3);
        assertThat(tooEarly).contains("renew", "first");
        assertThat(read("streams/ca.pem").get(0).split("BEGIN CERTIFICATE")).hasSize(2);
        certificate("database/tls.pem").verify(certificate("streams/ca.pem").getPublicKey());
    }

    @Test
    void shouldRefuseUsersThatAreNone() throws Exception {
        assertThat(run(1, "password", "nobody")).contains("no user nobody", "reader");
    }

    private String run(int expected, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPT));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DIEMCAU_SECRETS", directory.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(expected);
        return said;
    }

    private List<String> read(String... files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String file : files) {
            texts.add(Files.readString(directory.resolve(file)));
        }
        return texts;
    }

    private X509Certificate certificate(String file) throws IOException, GeneralSecurityException {
        byte[] bytes = Files.readAllBytes(directory.resolve(file));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
    }

    /** In octal, as chmod takes them. */
    private String permissions(String file) throws IOException {
        int mode = 0;
        for (PosixFilePermission permission : Files.getPosixFilePermissions(directory.resolve(file))) {
            mode |= 0400 >> permission.ordinal();
        }
        return Integer.toOctalString(mode);
    }
}
