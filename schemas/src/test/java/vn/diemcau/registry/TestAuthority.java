package vn.diemcau.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lives as long as a test, and what it certifies. */
final class TestAuthority {
    static final String PASSWORD = "of-the-stores";

    /** A key with the certificate of this authority for it. */
    record Certified(KeyPair keys, X509Certificate certificate) {}

    private final KeyPair keys = newKeys();
    private final X509Certificate certificate = certificate(keys, "test authority", true);

    /**
     * A key and a certificate.
     *
     * @param names of hosts; the first is its owner's name, too
     */
    Certified certify(String... names) {
        KeyPair own = newKeys();
        return new Certified(own, certificate(own, names[0], false, names));
    }

    /** The context of a server of this authority, which trusts the clients of this authority. */
    SSLContext server(String... names) {
        try {
            KeyManagerFactory key = KeyManagerFactory.getInstance("PKIX");
            key.init(store(certify(names)), PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store(null));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(key.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes a PKCS #12 store of the authority's certificate alone or, if one is given, of a key. */
    Path pkcs12(Path file, Certified certified) {
        try (OutputStream out = Files.newOutputStream(file)) {
            store(certified).store(out, PASSWORD.toCharArray());
            return file;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The authority's certificate. */
    String pem() {
        return pem(certificate);
    }

    /** A key, unencrypted, its certificate and that of the authority. */
    String pem(Certified certified) {
        try {
            return pem(new JcaPKCS8Generator(certified.keys().getPrivate(), null))
                    + pem(certified.certificate())
                    + pem(certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private KeyStore store(Certified certified) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (certified == null) {
            store.setCertificateEntry("authority", certificate);
        } else {
            X509Certificate[] chain = {certified.certificate(), certificate};
            store.setKeyEntry("key", certified.keys().getPrivate(), PASSWORD.toCharArray(), chain);
        }
        return store;
    }

    private X509Certificate certificate(KeyPair owner, String name, boolean authority, String... hosts) {
        X500Principal issuer = authority ? named(name) : certificate.getSubjectX500Principal();
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(1, ChronoUnit.HOURS)),
                Date.from(now.plus(1, ChronoUnit.DAYS)),
                named(name),
                owner.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (hosts.length > 0) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(Arrays.stream(hosts)
                                .map(TestAuthority::alternative)
                                .toArray(GeneralName[]::new)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static GeneralName alternative(String host) {
        return new GeneralName(host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    private static X500Principal named(String name) {
        return new X500Principal("CN=" + name);
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
