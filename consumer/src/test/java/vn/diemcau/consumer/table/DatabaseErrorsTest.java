package vn.diemcau.consumer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is waited for; how PostgreSQL's driver words these was looked up in a real one. */
class DatabaseErrorsTest {
    @ParameterizedTest
    @MethodSource
    void shouldWaitFor(Throwable error) {
        assertThat(DatabaseErrors.isPassing(error)).isTrue();
    }

    static Stream<Throwable> shouldWaitFor() {
        return Stream.of(
                new DatabaseException("away", new SQLException("refused", "08001", new ConnectException("refused"))),
                new SQLException("SSL error", "08006", new SSLHandshakeException("Remote host terminated")),
                new SQLException("starting up", "57P03"));
    }

    @ParameterizedTest
    @MethodSource
    void shouldNotWaitFor(Throwable error) {
        assertThat(DatabaseErrors.isPassing(error)).isFalse();
    }

    static Stream<Throwable> shouldNotWaitFor() {
        SSLHandshakeException untrusted = new SSLHandshakeException("PKIX path building failed");
        untrusted.initCause(new CertificateException("unknown authority"));
        return Stream.of(
                new DatabaseException("no", new SQLException("SSL error", "08006", untrusted)),
                new SQLException(
                        "The hostname x could not be verified by hostnameverifier PgjdbcHostnameVerifier.", "08006"),
                new SQLException("The server does not support SSL.", "08004"),
                new SQLException("password authentication failed", "28P01"),
                new SQLException("no pg_hba.conf entry, no encryption", "28000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"25P03", "25P04", "25006", "57014", "57P01", "53300", "53100", "40001", "40P01", "55P03", "58030"
            })
    void shouldWaitForAStateThatPasses(String state) {
        SQLException error = new SQLException("no", state);

        assertThat(DatabaseErrors.isPassing(error)).isTrue();
        assertThat(DatabaseErrors.isRefusal(error)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22003", "22001", "22021", "22P02", "23514", "54000"})
    void shouldTakeAValueThatIsRefusedForTheFaultOfTheRecord(String state) {
        SQLException error = new SQLException("no", state);

        assertThat(DatabaseErrors.isRefusal(error)).isTrue();
        assertThat(DatabaseErrors.isPassing(error)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"22P05", "23502", "23503", "23505", "42501", "42703", "42P01", "28P01", "0A000", "54001", "XX000"
            })
    void shouldTakeAllElseForAFaultOfTheDatabase(String state) {
        SQLException error = new SQLException("no", state);

        assertThat(DatabaseErrors.isRefusal(error)).isFalse();
        assertThat(DatabaseErrors.isPassing(error)).isFalse();
    }
}
