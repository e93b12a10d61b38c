package vn.diemcau.registry;

import java.util.UUID;
import org.apache.avro.Schema;
import vn.diemcau.schema.Compatibility;

/** A schema registry, as far as serializers and deserializers need one. Safe for use by many threads. */
public sealed interface Registry permits HttpRegistry, MockRegistry {
    /** A schema and the id under which the registry keeps it. */
    record Registered(int id, Schema schema) {}

    /** The id of a schema that is put under the subject, unless it is there already. */
    int register(String subject, Schema schema, boolean normalize) throws RegistryException;

    /** The id of a schema that is under the subject already. */
    int lookUp(String subject, Schema schema, boolean normalize) throws RegistryException;

    /** The newest schema of a subject. */
    Registered latest(String subject) throws RegistryException;

    /** The schema of an id. */
    Schema byId(int id) throws RegistryException;

    /** The schema of a GUID, which no two registries give to different schemas. */
    Schema byGuid(UUID guid) throws RegistryException;

    /**
     * Sets what new schemas of a subject must share with those before them; false if the registry does so only for
     * subjects that have a schema, and this one has none.
     */
    boolean setLevel(String subject, Compatibility level) throws RegistryException;

    /** The registry that the URLs name: an HTTP one or, by {@code mock://}, one in this process. */
    static Registry of(RegistryConfig config) {
        String mock = "mock://";
        String first = config.urls().get(0);
        return first.startsWith(mock) ? MockRegistry.scope(first.substring(mock.length())) : new HttpRegistry(config);
    }
}
