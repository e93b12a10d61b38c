package vn.diemcau.serde;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import vn.diemcau.registry.RegistryConfig;
import vn.diemcau.registry.RegistryHttp;
import vn.diemcau.registry.RegistryLogin;
import vn.diemcau.registry.RegistryLogins;
import vn.diemcau.registry.RegistryTls;

/**
 * The configuration of a serializer or deserializer: Confluent's property names and defaults. Unknown properties are
 * ignored, because Kafka passes all properties of a client.
 *
 * @param specificType generated class to read into; null: by the name in the writer's schema
 */
public record SerdeConfig(
        RegistryConfig registry,
        boolean key,
        boolean autoRegister,
        boolean useLatest,
        boolean normalize,
        boolean removeJavaProperties,
        boolean specificReader,
        Class<?> specificType,
        boolean logicalTypes,
        int maxSchemas) {
    static final String AUTO_REGISTER = "auto.register.schemas";
    static final String USE_LATEST = "use.latest.version";
    static final String NORMALIZE = "normalize.schemas";
    static final String REMOVE_JAVA_PROPERTIES = "avro.remove.java.properties";
    static final String SPECIFIC_READER = "specific.avro.reader";
    static final String SPECIFIC_KEY_TYPE = "specific.avro.key.type";
    static final String SPECIFIC_VALUE_TYPE = "specific.avro.value.type";
    static final String LOGICAL_TYPES = "avro.use.logical.type.converters";
    static final String MAX_SCHEMAS = "max.schemas.per.subject";
    static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
    static final String READ_TIMEOUT = "http.read.timeout.ms";
    static final String RETRIES = "max.retries";
    static final String RETRY_WAIT = "retries.wait.ms";
    static final String RETRY_MAX_WAIT = "retries.max.wait.ms";
    static final String PROXY_HOST = "proxy.host";
    static final String PROXY_PORT = "proxy.port";
    static final String KEY_STRATEGY = "key.subject.name.strategy";
    static final String VALUE_STRATEGY = "value.subject.name.strategy";
    static final String TOPIC_NAME_STRATEGY = "io.confluent.kafka.serializers.subject.TopicNameStrategy";

    private static final ConfigDef DEFINITION = new ConfigDef()
            .define(RegistryConfig.URL, Type.LIST, Importance.HIGH, "URLs of the registry")
            .define(AUTO_REGISTER, Type.BOOLEAN, true, Importance.MEDIUM, "Register schemas that are new")
            .define(USE_LATEST, Type.BOOLEAN, false, Importance.LOW, "Write with the newest schema of the subject")
            .define(NORMALIZE, Type.BOOLEAN, false, Importance.MEDIUM, "Let the registry normalize schemas")
            .define(REMOVE_JAVA_PROPERTIES, Type.BOOLEAN, false, Importance.LOW, "Register without avro.java.string")
            .define(SPECIFIC_READER, Type.BOOLEAN, false, Importance.LOW, "Read into generated classes")
            .define(SPECIFIC_KEY_TYPE, Type.CLASS, null, Importance.LOW, "Generated class of keys")
            .define(SPECIFIC_VALUE_TYPE, Type.CLASS, null, Importance.LOW, "Generated class of values")
            .define(LOGICAL_TYPES, Type.BOOLEAN, false, Importance.MEDIUM, "Logical types in generic records")
            .define(MAX_SCHEMAS, Type.INT, 1000, Range.atLeast(1), Importance.LOW, "Schemas kept in the cache")
            .define(CONNECT_TIMEOUT, Type.INT, 60_000, Range.atLeast(1), Importance.LOW, "Milliseconds")
            .define(READ_TIMEOUT, Type.INT, 60_000, Range.atLeast(1), Importance.LOW, "Milliseconds")
            .define(RETRIES, Type.INT, 3, Range.atLeast(0), Importance.LOW, "Further attempts of a call")
            .define(RETRY_WAIT, Type.INT, 1_000, Range.atLeast(0), Importance.LOW, "Milliseconds")
            .define(RETRY_MAX_WAIT, Type.INT, 20_000, Range.atLeast(0), Importance.LOW, "Milliseconds")
            .define(PROXY_HOST, Type.STRING, "", Importance.LOW, "Host of an HTTP proxy")
            .define(PROXY_PORT, Type.INT, 3128, Range.between(1, 65_535), Importance.LOW, "Port of an HTTP proxy");

    /**
     * Reads a configuration.
     *
     * @param key whether it is for the keys of records
     * @throws ConfigException if the URL is missing or a known property malformed
     */
    public static SerdeConfig of(Map<String, ?> properties, boolean key) {
        requireTopicNames(properties, key ? KEY_STRATEGY : VALUE_STRATEGY);
        Map<String, Object> values = DEFINITION.parse(properties);
        Class<?> type = (Class<?>) values.get(key ? SPECIFIC_KEY_TYPE : SPECIFIC_VALUE_TYPE);
        return new SerdeConfig(
                registry(properties, values),
                key,
                (Boolean) values.get(AUTO_REGISTER),
                (Boolean) values.get(USE_LATEST),
                (Boolean) values.get(NORMALIZE),
                (Boolean) values.get(REMOVE_JAVA_PROPERTIES),
                (Boolean) values.get(SPECIFIC_READER) || type != null,
                type,
                (Boolean) values.get(LOGICAL_TYPES),
                (Integer) values.get(MAX_SCHEMAS));
    }

    /** The subject of a topic under TopicNameStrategy. */
    public String subject(String topic) {
        return topic + (key ? "-key" : "-value");
    }

    private static void requireTopicNames(Map<String, ?> properties, String name) {
        Object value = properties.get(name);
        String strategy = value instanceof Class<?> type ? type.getName() : value == null ? "" : value.toString();
        if (!strategy.isBlank() && !strategy.strip().equals(TOPIC_NAME_STRATEGY)) {
            throw new ConfigException(
                    name, value, "only " + TOPIC_NAME_STRATEGY + " is supported: leave the property out or name that");
        }
    }

    private static RegistryConfig registry(Map<String, ?> properties, Map<String, Object> values) {
        RegistryLogins logins = new RegistryLogins(properties);
        List<RegistryConfig.Place> places = ((List<?>) values.get(RegistryConfig.URL))
                .stream()
                        .map(url -> RegistryConfig.Place.of(url.toString(), logins))
                        .toList();
        return new RegistryConfig(
                places,
                new RegistryHttp(
                        millis(values, CONNECT_TIMEOUT),
                        RegistryTls.of(properties),
                        (String) values.get(PROXY_HOST),
                        (Integer) values.get(PROXY_PORT),
                        places.stream().allMatch(place -> place.login() == RegistryLogin.NONE)),
                millis(values, READ_TIMEOUT),
                (Integer) values.get(RETRIES),
                millis(values, RETRY_WAIT),
                millis(values, RETRY_MAX_WAIT));
    }

    private static Duration millis(Map<String, Object> values, String name) {
        return Duration.ofMillis((Integer) values.get(name));
    }
}
