package vn.diemcau.serde;

import java.util.List;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Lets Avro load the generated classes of the contract. Since 1.12.2 Avro instantiates no class by the name in a schema
 * unless it is trusted; this adds the project's two packages to whatever is trusted already, by the system properties
 * {@code org.apache.avro.SERIALIZABLE_PACKAGES} and {@code SERIALIZABLE_CLASSES} or by code that ran earlier.
 */
public final class TrustedPackages {
    private static final List<String> PREFIXES = List.of("vn.diemcau.event.", "vn.diemcau.summary.");

    static {
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(new ClassSecurityPredicate() {
            @Override
            public boolean isTrusted(Class<?> type) {
                return PREFIXES.stream().anyMatch(type.getName()::startsWith) || before.isTrusted(type);
            }

            @Override
            public void forbiddenClass(String className) {
                before.forbiddenClass(className);
            }
        });
    }

    private TrustedPackages() {}

    /**
     * Makes sure that the packages are trusted from now on; the first call does it, all others do nothing. The classes
     * of this package call it themselves: needed only by code that copies or builds generated records without them.
     */
    public static void trust() {
        // the static initialiser has done it
    }
}
