package vn.diemcau.cli.access;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.settings.ClusterOptions;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

/** {@code diemcau access}: the users of an installation, their passwords and their rights on the brokers. */
@Command(
        name = "access",
        description = {
            "Gives each user of an installation the rights on the brokers that it needs, and removes rights that it does"
                    + " not need. The users are topics, producer, gateway, streams, consumer, operator and reader, see"
                    + " docs/SECURITY.md. The rights of other users are not changed.",
            "",
            "The user who runs this must be a super user of the brokers or have the right to ALTER the cluster. Log in with"
                    + " DIEMCAU_KAFKA_SSL_KEYSTORE_LOCATION or DIEMCAU_KAFKA_SASL_JAAS_CONFIG.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:users and rights are as they should be",
            "1:the brokers do not answer, or refuse",
            "64:wrong usage"
        })
public final class AccessCommand implements Callable<Integer> {
    @Mixin
    private ClusterOptions cluster;

    @Option(
            names = "--passwords",
            paramLabel = "DIRECTORY",
            description = "Also create the users (SCRAM-SHA-512), or change their passwords, to the passwords in the"
                    + " files USER.password of this directory.")
    private Path passwords;

    @Option(names = "--dry-run", description = "Only list the rights: user, resource, name, operation.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = cluster.settings(System.getenv());
        SortedSet<Grant> grants = Grants.of(settings);
        PrintWriter out = spec.commandLine().getOut();
        if (dryRun) {
            grants.forEach(out::println);
            return 0;
        }
        Map<String, String> users = passwords == null ? Map.of() : read(passwords);
        try (Cluster brokers = Cluster.connect(settings)) {
            AccessRules access = new AccessRules(brokers.admin());
            if (!users.isEmpty()) {
                access.setPasswords(users);
            }
            AccessRules.Changes changes = access.bringUp(Grants.USERS, grants);
            out.printf(
                    "%d rights of %d users: %d granted, %d removed; %d passwords set%n",
                    grants.size(), Grants.USERS.size(), changes.given(), changes.taken(), users.size());
        }
        return 0;
    }

    private static Map<String, String> read(Path directory) {
        Map<String, String> passwords = new TreeMap<>();
        for (String user : Grants.USERS) {
            Path file = directory.resolve(user + ".password");
            try {
                String password = Files.readString(file).strip();
                if (password.isEmpty()) {
                    throw new SettingException("The file " + file + " is empty; it takes the password of " + user);
                }
                passwords.put(user, password);
            } catch (IOException e) {
                throw new SettingException("There has to be a file " + file + " with the password of " + user
                        + ", and this user has to be allowed to read it ("
                        + e.getClass().getSimpleName() + ")");
            }
        }
        return passwords;
    }
}
