package vn.diemcau.cli.access;

import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Something that a user may do.
 *
 * @param name of the resource or, for a prefixed pattern, the beginning of its name
 */
public record Grant(String user, ResourceType type, PatternType pattern, String name, AclOperation operation)
        implements Comparable<Grant> {
    private static final String KIND = "User:";

    /** The user, as brokers name it. */
    static String principal(String user) {
        return KIND + user;
    }

    /** The grant that an access rule of the brokers is; the rule is for one of our users, on any host. */
    static Grant of(AclBinding binding) {
        ResourcePattern resource = binding.pattern();
        return new Grant(
                binding.entry().principal().substring(KIND.length()),
                resource.resourceType(),
                resource.patternType(),
                resource.name(),
                binding.entry().operation());
    }

    public AclBinding binding() {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(principal(user), "*", operation, AclPermissionType.ALLOW));
    }

    /** A line of a list; a name with a star at its end is a prefix. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-9s %-16s %-34s %s",
                user,
                type.name().toLowerCase(Locale.ROOT),
                name + (pattern == PatternType.PREFIXED ? "*" : ""),
                operation);
    }

    @Override
    public int compareTo(Grant other) {
        return toString().compareTo(other.toString());
    }
}
