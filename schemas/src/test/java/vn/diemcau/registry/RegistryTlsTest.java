package vn.diemcau.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.serde.AvroSerializer;
import vn.diemcau.serde.EventSamples;

/** A registry over HTTPS: who is trusted, who shows a certificate, and what is said where the ends do not agree. */
class RegistryTlsTest {
    private static final String TLS = "schema.registry.ssl.";
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final TestAuthority STRANGER = new TestAuthority();

    private RegistryStub registry = serve(AUTHORITY, false, "127.0.0.1");

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldTrustTheAuthorityOfAStore() {
        // When
        serialize(registry.config(
                TLS + "truststore.location",
                AUTHORITY.pkcs12(directory.resolve("trust.p12"), null).toString(),
                TLS + "truststore.password",
                TestAuthority.PASSWORD,
                TLS + "truststore.type",
                "PKCS12"));

        // Then
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void shouldTrustTheAuthorityOfAPemFile() throws IOException {
        serialize(registry.config(trusting(AUTHORITY)));

        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void shouldTrustTheAuthorityInAProperty() {
        serialize(registry.config(TLS + "truststore.type", "PEM", TLS + "truststore.certificates", AUTHORITY.pem()));

        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void shouldNotTalkToAnAuthoritysServerThatIsNotTrusted() throws IOException {
        Throwable error = catchThrowable(() -> serialize(registry.config(trusting(STRANGER))));

        assertUntrusted(error, TLS + "truststore.location");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void shouldTrustOnlyJavasAuthoritiesUnlessTold() {
        assertUntrusted(catchThrowable(() -> serialize(registry.config())), TLS + "truststore.location");
    }

    @Test
    void shouldNotTalkToAnotherHost() throws IOException {
        // Given
        restart(false, "elsewhere.example");

        // When
        Throwable error = catchThrowable(() -> serialize(registry.config(trusting(AUTHORITY))));

        // Then
        assertUntrusted(error, "schema.registry.url");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void shouldTalkToAnyTrustedHostWhenTold() throws IOException {
        // Given
        restart(true, "elsewhere.example");
        Object[] trusting = trusting(AUTHORITY);

        // When
        serialize(withKey(registry.config(trusting), TLS + "endpoint.identification.algorithm", ""));

        // Then
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void shouldStillWantATrustedAuthorityForAnyHost() throws IOException {
        Map<String, Object> config = registry.config(trusting(STRANGER));
        config.put(TLS + "endpoint.identification.algorithm", "");

        assertUntrusted(catchThrowable(() -> serialize(config)), TLS + "truststore.location");
    }

    @Test
    void shouldShowACertificate() throws IOException {
        // Given
        restart(true, "127.0.0.1");

        // When
        serialize(withKey(registry.config(trusting(AUTHORITY))));

        // Then
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void shouldShowTheCertificateOfAStore() throws IOException {
        // Given
        restart(true, "127.0.0.1");
        Map<String, Object> config = registry.config(trusting(AUTHORITY));
        Path store = AUTHORITY.pkcs12(directory.resolve("key.p12"), AUTHORITY.certify("client"));
        config.put(TLS + "keystore.location", store.toString());
        config.put(TLS + "keystore.password", TestAuthority.PASSWORD);
        config.put(TLS + "keystore.type", "PKCS12");

        // When
        serialize(config);

        // Then
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void shouldSayThatACertificateIsWanted() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> demandCertificate(server));

            // When
            Throwable error = catchThrowable(() -> serialize(
                    RegistryStub.configOf("https://127.0.0.1:" + server.getLocalPort(), trusting(AUTHORITY))));

            // Then
            assertUntrusted(error, TLS + "keystore.location");
            answer.join();
        }
    }

    private static void demandCertificate(ServerSocket server) {
        try (Socket connection = server.accept()) {
            SSLSocket secured =
                    (SSLSocket) AUTHORITY.server("127.0.0.1").getSocketFactory().createSocket(connection, null, false);
            secured.setNeedClientAuth(true);
            // of 1.3, the word about the missing certificate could be lost with the rest of the connection
            secured.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThatThrownBy(secured::startHandshake).isInstanceOf(SSLException.class);
            finish(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what still comes: a connection that is closed with unread bytes is reset, and what was written is lost. */
    private static void finish(Socket connection) throws IOException {
        connection.shutdownOutput();
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    @Test
    void shouldTryAgainWhereAConnectionIsCutOff() throws IOException {
        // Given
        try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answers = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 3; i++) {
                    hangUp(rude);
                }
            });

            // When
            Throwable error =
                    catchThrowable(() -> serialize(RegistryStub.configOf("https://127.0.0.1:" + rude.getLocalPort())));

            // Then
            assertThat(error)
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasCauseInstanceOf(RetriableException.class);
            answers.join();
        }
    }

    private static void hangUp(ServerSocket server) {
        try (Socket connection = server.accept()) {
            connection.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldTurnToAServerThatIsTrusted() throws IOException {
        // Given
        RegistryStub strange = serve(STRANGER, false, "127.0.0.1");

        // When
        serialize(RegistryStub.configOf(strange.url() + "," + registry.url(), trusting(AUTHORITY)));

        // Then
        assertThat(registry.requests()).hasSize(1);
        assertThat(strange.requests()).isEmpty();
        strange.close();
    }

    @Test
    void shouldSayThatAServerSpeaksNoTls() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> greet(plain));

            // When
            Throwable error =
                    catchThrowable(() -> serialize(RegistryStub.configOf("https://127.0.0.1:" + plain.getLocalPort())));

            // Then
            assertUntrusted(error, "schema.registry.url");
            answer.join();
        }
    }

    private static void greet(ServerSocket server) {
        try (Socket connection = server.accept()) {
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            finish(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"truststore.location", "keystore.location"})
    void shouldRefuseStoresThatCannotBeRead(String property) {
        Map<String, Object> config = registry.config(
                TLS + property, "/nowhere/store.p12", TLS + property.replace("location", "password"), "s3cret");

        assertThatThrownBy(() -> serialize(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(TLS, "/nowhere/store.p12")
                .hasMessageNotContaining("s3cret");
    }

    private static void assertUntrusted(Throwable error, String property) {
        assertThat(error)
                .isInstanceOf(RegistryUnavailableException.class)
                .hasCauseInstanceOf(SslAuthenticationException.class)
                .hasMessageContaining(property);
    }

    private void restart(boolean clients, String... names) {
        registry.close();
        registry = serve(AUTHORITY, clients, names);
    }

    private static RegistryStub serve(TestAuthority authority, boolean clients, String... names) {
        return RegistryStub.https(authority.server(names), clients).then(200, "{\"id\": 1}");
    }

    private Object[] trusting(TestAuthority authority) throws IOException {
        Path file = Files.writeString(directory.resolve("ca.pem"), authority.pem());
        return new Object[] {TLS + "truststore.type", "PEM", TLS + "truststore.location", file.toString()};
    }

    private Map<String, Object> withKey(Map<String, Object> config, String... more) throws IOException {
        Path file = Files.writeString(directory.resolve("client.pem"), AUTHORITY.pem(AUTHORITY.certify("client")));
        config.put(TLS + "keystore.type", "PEM");
        config.put(TLS + "keystore.location", file.toString());
        for (int i = 0; i < more.length; i += 2) {
            config.put(more[i], more[i + 1]);
        }
        return config;
    }

    private static void serialize(Map<String, Object> config) {
        try (AvroSerializer<ConferenceEvent> serializer = new AvroSerializer<>()) {
            serializer.configure(config, false);
            serializer.serialize(EventSamples.TOPIC, EventSamples.opened());
        }
    }
}
