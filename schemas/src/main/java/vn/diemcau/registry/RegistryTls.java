package vn.diemcau.registry;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * TLS to a registry: Kafka's own properties, read by Kafka's own code, so that every kind of store works that works for
 * brokers.
 *
 * @param given the properties {@code ssl.*} that were given; none: Java's own certificate authorities are trusted
 */
public record RegistryTls(Map<String, Object> given) {
    static final String PREFIX = RegistryConfig.CLIENT_NAMESPACE + "ssl.";

    private static final ConfigDef DEFINITION = definition();

    /** The properties of the registry, which begin with {@code schema.registry.ssl.}. */
    public static RegistryTls of(Map<String, ?> properties) {
        Map<String, Object> given = new HashMap<>();
        properties.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                given.put(name.substring(RegistryConfig.CLIENT_NAMESPACE.length()), value);
            }
        });
        return new RegistryTls(Map.copyOf(given));
    }

    /**
     * The context for connections; empty for Java's own.
     *
     * @throws ConfigException if a property is malformed, or a store cannot be read
     */
    Optional<SSLContext> context() {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = DEFINITION.parse(given);
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(values);
            String algorithm = (String) values.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
            return Optional.of(algorithm.isBlank() ? anyHost(factory, values) : factory.sslContext());
        } catch (KafkaException | GeneralSecurityException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ConfigException("The properties " + PREFIX + "* cannot be used: " + e.getMessage() + " ("
                    + cause.getMessage() + ")");
        }
    }

    @Override
    public String toString() {
        return "RegistryTls" + given.keySet();
    }

    private static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        SslConfigs.addClientSslSupport(definition);
        return definition;
    }

    /** Java's client always checks the host name, unless the trust manager does not get the connection. */
    private static SSLContext anyHost(DefaultSslEngineFactory factory, Map<String, Object> values)
            throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(factory.truststore());
        TrustManager[] managers = trust.getTrustManagers();
        for (int i = 0; i < managers.length; i++) {
            managers[i] = managers[i] instanceof X509ExtendedTrustManager own ? new AnyHost(own) : managers[i];
        }
        SSLContext context = SSLContext.getInstance((String) values.get(SslConfigs.SSL_PROTOCOL_CONFIG));
        context.init(keys(factory.keystore(), values), managers, null);
        return context;
    }

    private static KeyManager[] keys(KeyStore store, Map<String, Object> values) throws GeneralSecurityException {
        if (store == null) {
            return new KeyManager[0];
        }
        boolean pem = DefaultSslEngineFactory.PEM_TYPE.equals(values.get(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG));
        Object password = values.get(SslConfigs.SSL_KEY_PASSWORD_CONFIG);
        if (password == null && !pem) {
            password = values.get(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password == null ? null : ((Password) password).value().toCharArray());
        return keys.getKeyManagers();
    }

    /** Checks certificates like another trust manager, but not their host names. */
    private static final class AnyHost extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager trust;

        AnyHost(X509ExtendedTrustManager trust) {
            this.trust = trust;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            trust.checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            trust.checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            trust.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            trust.checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            trust.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            trust.checkClientTrusted(chain, type, engine);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return trust.getAcceptedIssuers();
        }
    }
}
