package vn.diemcau.registry;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Distinguishes a TLS handshake that fails because of missing trust, which is permanent, from one that was interrupted.
 */
final class TlsFailure {
    /** Java's message if the other end has disconnected; permanent failures have other messages. */
    private static final String CUT_OFF = "Remote host terminated the handshake";

    private TlsFailure() {}

    /** What is wrong, and which property to check; empty if the next attempt may succeed. */
    static Optional<String> of(Throwable error) {
        SSLException tls = null;
        CertificateException certificate = null;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (tls != null && cause instanceof IOException && !(cause instanceof SSLException)) {
                return Optional.empty(); // the connection was cut off in the middle
            }
            tls = cause instanceof SSLException found ? found : tls;
            certificate = cause instanceof CertificateException found ? found : certificate;
        }
        if (certificate != null) {
            return Optional.of(ofServer(certificate));
        }
        return Optional.ofNullable(tls)
                .filter(handshake -> !CUT_OFF.equals(handshake.getMessage()))
                .map(TlsFailure::ofHandshake);
    }

    private static String ofServer(CertificateException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("subject alternative") || message.startsWith("No name matching")) {
            return "its certificate is for another host (" + message + "); set " + RegistryConfig.URL
                    + " to a name that the certificate has";
        }
        return "its certificate is not trusted (" + message + "); set " + RegistryTls.PREFIX
                + "truststore.location to a store of the authority that signed it";
    }

    private static String ofHandshake(SSLException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Received fatal alert")) {
            return "it ends the TLS handshake (" + message + "); where it asks for a certificate, set "
                    + RegistryTls.PREFIX + "keystore.location to one that it trusts";
        }
        return "the TLS handshake fails (" + message + "); check the scheme and the port in " + RegistryConfig.URL
                + " and the properties " + RegistryTls.PREFIX + "*";
    }
}
