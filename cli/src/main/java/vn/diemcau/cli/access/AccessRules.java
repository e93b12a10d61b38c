package vn.diemcau.cli.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import vn.diemcau.cli.command.CommandException;

/** Creates users and sets their rights on the brokers. */
public final class AccessRules {
    private static final ScramCredentialInfo SCRAM = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192);

    private final Admin admin;

    /** Uses the client of a user who may do this; it is not closed. */
    public AccessRules(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates the users, or changes the passwords of existing ones; connected clients stay connected.
     *
     * @throws CommandException if the brokers refuse or do not answer
     */
    public void setPasswords(Map<String, String> passwords) {
        List<UserScramCredentialAlteration> changes = passwords.entrySet().stream()
                .<UserScramCredentialAlteration>map(
                        user -> new UserScramCredentialUpsertion(user.getKey(), SCRAM, user.getValue()))
                .toList();
        get("set the passwords", admin.alterUserScramCredentials(changes).all());
    }

    /** How many rights were given and how many removed. */
    public record Changes(int given, int taken) {}

    /**
     * Grants missing rights, then removes those that the users should not have; rights of other users are not changed.
     *
     * @param users whose rights these are, all of them
     * @throws CommandException if the brokers refuse or do not answer
     */
    public Changes bringUp(Collection<String> users, SortedSet<Grant> grants) {
        Set<AclBinding> now = new HashSet<>();
        for (String user : users) {
            now.addAll(get("list the rights", admin.describeAcls(filter(user)).values()));
        }
        List<AclBinding> wanted = grants.stream().map(Grant::binding).toList();
        List<AclBinding> missing =
                wanted.stream().filter(binding -> !now.contains(binding)).toList();
        List<AclBindingFilter> surplus = now.stream()
                .filter(binding -> !wanted.contains(binding))
                .map(AclBinding::toFilter)
                .toList();
        if (!missing.isEmpty()) {
            get("grant rights", admin.createAcls(missing).all());
        }
        if (!surplus.isEmpty()) {
            get("remove rights", admin.deleteAcls(surplus).all());
        }
        return new Changes(missing.size(), surplus.size());
    }

    private static AclBindingFilter filter(String user) {
        return new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(Grant.principal(user), null, AclOperation.ANY, AclPermissionType.ANY));
    }

    private static <T> T get(String what, KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new CommandException(
                    "The brokers do not " + what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted", e);
        }
    }
}
