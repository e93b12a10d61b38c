package vn.diemcau.service.kafka;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import vn.diemcau.registry.RegistryUnavailableException;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/**
 * Brokers or the registry refuse the login of this process, or it lacks a right. Waiting does not help: somebody has to
 * grant a right or change a setting, which the message names. The message contains no secret.
 */
public final class AccessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String NO_RIGHT = "The brokers do not allow this user to ";
    private static final String GRANT = "; './diemcau access' grants the rights that docs/SECURITY.md lists";

    private AccessException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * The access error in an error or its causes; empty if there is none.
     *
     * @param error may be null
     */
    public static Optional<AccessException> of(Throwable error) {
        String registry = null;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof AccessException known) {
                return Optional.of(known);
            }
            if (cause instanceof RegistryUnavailableException said) {
                registry = said.getMessage();
            }
            if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
                return Optional.of(new AccessException(registry == null ? ofBrokers(cause, error) : registry, error));
            }
        }
        return Optional.empty();
    }

    /**
     * The error of a producer that may not use its transactional id.
     *
     * @param error does not name the id
     */
    public static AccessException ofTransactionalId(String id, TransactionalIdAuthorizationException error) {
        return new AccessException(NO_RIGHT + "use the transactional id " + id + GRANT, error);
    }

    /** Errors of the admin client name no topic and no group; the messages of those who called it do. */
    private static String ofBrokers(Throwable error, Throwable outermost) {
        String said = inBrackets(error);
        if (error instanceof TopicAuthorizationException denied) {
            Set<String> topics = denied.unauthorizedTopics();
            return NO_RIGHT + "use the topics " + (topics.isEmpty() ? inBrackets(outermost) : new TreeSet<>(topics))
                    + GRANT;
        }
        if (error instanceof GroupAuthorizationException denied) {
            String group = denied.groupId();
            return NO_RIGHT + "use the group " + (group == null ? inBrackets(outermost) : group) + GRANT;
        }
        if (error instanceof TransactionalIdAuthorizationException) {
            return NO_RIGHT + "use its transactional id, which begins with " + Setting.APPLICATION_ID.variable() + " "
                    + said + GRANT;
        }
        if (error instanceof AuthorizationException) {
            return NO_RIGHT + "do that " + said + GRANT;
        }
        if (error instanceof SslAuthenticationException) {
            return "The brokers and this process do not trust each other " + said + "; check that "
                    + Settings.KAFKA + "SSL_TRUSTSTORE_LOCATION holds the certificate authority of the brokers, that "
                    + Setting.BOOTSTRAP_SERVERS.variable()
                    + " names hosts as their certificates do, and, where they want"
                    + " a certificate, " + Settings.KAFKA + "SSL_KEYSTORE_LOCATION";
        }
        return "The brokers refuse the login of this process " + said + "; check that the user and the password in "
                + Settings.KAFKA + "SASL_JAAS_CONFIG are right and " + Settings.KAFKA
                + "SASL_MECHANISM is one that they have";
    }

    private static String inBrackets(Throwable error) {
        return "(" + String.valueOf(error.getMessage()).replaceAll("\\.$", "") + ")";
    }
}
