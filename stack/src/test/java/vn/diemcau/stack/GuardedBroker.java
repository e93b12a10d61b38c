package vn.diemcau.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import vn.diemcau.cli.access.AccessRules;
import vn.diemcau.cli.access.Grants;
import vn.diemcau.service.settings.Settings;

/** A broker that lets in none whom it does not know, and lets none do what is not granted, with all our users. */
final class GuardedBroker implements AutoCloseable {
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";

    private final TestCluster cluster;

    private GuardedBroker(TestCluster cluster) {
        this.cluster = cluster;
    }

    /** The controller's listener, which nobody else knows, is what lets it do without certificates here. */
    static GuardedBroker start(Path directory) throws IOException {
        GuardedBroker broker = new GuardedBroker(TestCluster.start(
                directory,
                Map.ofEntries(
                        Map.entry("listener.security.protocol.map", "BROKER:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT"),
                        Map.entry("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512"),
                        Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
                        Map.entry(
                                "listener.name.broker.plain.sasl.jaas.config",
                                login(PLAIN, "admin", "root", "user_admin=\"root\"")),
                        Map.entry("listener.name.broker.scram-sha-512.sasl.jaas.config", SCRAM + " required;"),
                        Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                        Map.entry("allow.everyone.if.no.acl.found", "false"),
                        Map.entry("super.users", "User:admin;User:ANONYMOUS"))));
        try (Admin admin = broker.admin()) {
            AccessRules access = new AccessRules(admin);
            access.setPasswords(Grants.USERS.stream().collect(Collectors.toMap(user -> user, GuardedBroker::password)));
            access.bringUp(Grants.USERS, Grants.of(broker.cluster.settings()));
        }
        return broker;
    }

    /** A client that may do everything. */
    Admin admin() {
        return Admin.create(as("PLAIN", login(PLAIN, "admin", "root", "")).kafka());
    }

    /** The settings of one of our users. */
    Settings as(String user) {
        return withPassword(user, password(user));
    }

    /** The settings of somebody who says to be one of our users. */
    Settings withPassword(String user, String password) {
        return as("SCRAM-SHA-512", login(SCRAM, user, password, ""));
    }

    @Override
    public void close() {
        cluster.close();
    }

    private Settings as(String mechanism, String login) {
        return cluster.settings()
                .withClientProperties(Map.of(
                        "security.protocol", "SASL_PLAINTEXT",
                        "sasl.mechanism", mechanism,
                        "sasl.jaas.config", login));
    }

    private static String password(String user) {
        return "of-" + user;
    }

    private static String login(String module, String user, String password, String more) {
        return module + " required username=\"" + user + "\" password=\"" + password + "\" " + more + ";";
    }
}
