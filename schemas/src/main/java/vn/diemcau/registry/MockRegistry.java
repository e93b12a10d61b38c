package vn.diemcau.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import vn.diemcau.schema.Compatibility;
import vn.diemcau.schema.SchemaGuid;

/**
 * The registries behind {@code schema.registry.url=mock://SCOPE}: each scope is one registry in this process's memory,
 * shared by all clients that name it. It checks no compatibility.
 */
public final class MockRegistry implements Registry {
    private static final Map<String, MockRegistry> SCOPES = new ConcurrentHashMap<>();

    private final List<Schema> schemas = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, List<Integer>> subjects = new HashMap<>();

    private MockRegistry() {}

    /**
     * Removes a scope: clients that name it from now on get an empty registry. Serializers configured earlier keep the
     * old one.
     *
     * @param scope the part of the URL after {@code mock://}
     */
    public static void drop(String scope) {
        SCOPES.remove(scope);
    }

    public static MockRegistry scope(String scope) {
        return SCOPES.computeIfAbsent(scope, name -> new MockRegistry());
    }

    @Override
    public synchronized int register(String subject, Schema schema, boolean normalize) {
        int id = ids.computeIfAbsent(schema.toString(), text -> {
            schemas.add(parsed(text));
            return schemas.size();
        });
        List<Integer> versions = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
        if (!versions.contains(id)) {
            versions.add(id);
        }
        return id;
    }

    @Override
    public synchronized int lookUp(String subject, Schema schema, boolean normalize) throws RegistryException {
        Integer id = ids.get(schema.toString());
        if (id == null || !versions(subject).contains(id)) {
            throw refused("Schema not found (40403)");
        }
        return id;
    }

    @Override
    public synchronized Registered latest(String subject) throws RegistryException {
        List<Integer> versions = versions(subject);
        int id = versions.get(versions.size() - 1);
        return new Registered(id, byId(id));
    }

    @Override
    public synchronized Schema byId(int id) throws RegistryException {
        if (id < 1 || id > schemas.size()) {
            throw refused("Schema " + id + " not found (40403)");
        }
        return schemas.get(id - 1);
    }

    @Override
    public synchronized Schema byGuid(UUID guid) throws RegistryException {
        return schemas.stream()
                .filter(schema -> SchemaGuid.of(schema.toString()).equals(guid))
                .findFirst()
                .orElseThrow(() -> refused("Schema " + guid + " not found (40403)"));
    }

    @Override
    public boolean setLevel(String subject, Compatibility level) {
        return true;
    }

    private List<Integer> versions(String subject) throws RegistryException {
        List<Integer> versions = subjects.get(subject);
        if (versions == null) {
            throw refused("Subject '" + subject + "' not found (40401)");
        }
        return versions;
    }

    /** Parsed again, so that tests get a new object, as from a real registry, never the registered object itself. */
    private static Schema parsed(String text) {
        return new Schema.Parser().parse(text);
    }

    private static RegistryException refused(String message) {
        return new RegistryException(RegistryException.Failure.REFUSED, message);
    }
}
