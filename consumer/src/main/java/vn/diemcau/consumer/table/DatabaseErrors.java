package vn.diemcau.consumer.table;

import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;

/**
 * The meaning of an error of the database, by the SQLSTATEs of PostgreSQL's appendix A: a fault of a record, which
 * becomes a dead letter; a transient state of the database, for which the consumer waits; or, everything else, a fault
 * of the database that somebody has to fix, at which the consumer stops. docs/DATABASE.md has the table.
 */
public final class DatabaseErrors {
    /** No connection, rolled back for others' sake, no resources, shut down by an operator, a failure of its system. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");

    /**
     * A transaction that may only read (the database is a standby that is about to be promoted, or was demoted), one that
     * lasted too long or was idle for too long, an object in use, a lock not available.
     */
    private static final Set<String> PASSING = Set.of("25006", "25P03", "25P04", "55006", "55P03");

    /** What the driver reports if both sides do not agree on TLS or on the kind of login. */
    private static final String CONNECTION_REJECTED = "08004";

    /** What the driver reports, without a reason of its own, if a certificate is for another host. */
    private static final String OTHER_HOST = "hostnameverifier";

    /** A value that its column cannot hold. */
    private static final String DATA_EXCEPTION = "22";

    /** Of these, the errors of the encoding of the database: it would refuse nearly every row. */
    private static final String UNTRANSLATABLE_CHARACTER = "22P05";

    /** A value that a check refuses, and a row that is too large for an index. */
    private static final Set<String> REFUSALS = Set.of("23514", "54000");

    private DatabaseErrors() {}

    /** Whether the database is unavailable or busy, so that the same again may succeed later. */
    public static boolean isPassing(Throwable error) {
        return sqlException(error)
                .filter(sql -> !isUntrusted(sql))
                .filter(sql -> sql instanceof SQLTransientException
                        || sql instanceof SQLRecoverableException
                        || sql instanceof SQLNonTransientConnectionException
                        || PASSING_CLASSES.contains(stateClass(sql))
                        || PASSING.contains(String.valueOf(sql.getSQLState())))
                .isPresent();
    }

    /** Whether tables or rights are missing, as they are before a migration. */
    public static boolean isIncomplete(Throwable error) {
        return sqlException(error)
                .filter(sql -> "42P01".equals(sql.getSQLState()) || "3F000".equals(sql.getSQLState()))
                .isPresent();
    }

    /** Whether the database refuses a value; the same again fails again. */
    public static boolean isRefusal(Throwable error) {
        return sqlException(error)
                .filter(sql -> REFUSALS.contains(String.valueOf(sql.getSQLState()))
                        || DATA_EXCEPTION.equals(stateClass(sql))
                                && !UNTRANSLATABLE_CHARACTER.equals(sql.getSQLState()))
                .isPresent();
    }

    /** The message of the database, on one line. */
    public static String reason(Throwable error) {
        return sqlException(error)
                .map(Throwable::getMessage)
                .orElse(String.valueOf(error.getMessage()))
                .replaceAll("\\s+", " ");
    }

    /** Whether the two ends do not trust each other's certificates, or do not agree on TLS; that does not pass. */
    private static boolean isUntrusted(SQLException error) {
        if (CONNECTION_REJECTED.equals(error.getSQLState())
                || String.valueOf(error.getMessage()).contains(OTHER_HOST)) {
            return true;
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static Optional<SQLException> sqlException(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private static String stateClass(SQLException error) {
        String state = error.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
