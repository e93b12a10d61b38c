package vn.diemcau.service.settings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings of a process. Precedence, highest first: a value given in code or on the command line ({@link #with}),
 * the environment variable {@code DIEMCAU_<NAME>}, the default of the {@link Setting}.
 *
 * <p>{@code DIEMCAU_KAFKA_<PROPERTY>} sets a property of every Kafka client of the process, {@code
 * DIEMCAU_REGISTRY_<PROPERTY>} one of the serializers ({@code DIEMCAU_KAFKA_SECURITY_PROTOCOL} sets {@code
 * security.protocol}). Any of them with {@code _FILE} at its end names a file that holds the value. With any other
 * variable that starts with {@code DIEMCAU_}, the process does not start.
 */
public final class Settings {
    static final String PREFIX = "DIEMCAU_";
    public static final String KAFKA = PREFIX + "KAFKA_";
    private static final List<String> LOG_FORMATS = List.of("text", "json");
    private static final String REGISTRY = PREFIX + "REGISTRY_";

    private static final String LOGIN = "sasl.jaas.config";
    private static final String REGISTRY_NAMESPACE = "schema.registry.";

    private final Map<Setting, String> values;
    private final Map<String, String> kafka;
    private final Map<String, String> registry;

    private Settings(Map<Setting, String> values, Map<String, String> kafka, Map<String, String> registry) {
        this.values = values;
        this.kafka = kafka;
        this.registry = registry;
    }

    /**
     * The settings of an environment.
     *
     * @throws SettingException if a variable starts with {@code DIEMCAU_} and is not known
     */
    public static Settings from(Map<String, String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        Map<String, String> kafka = new HashMap<>();
        Map<String, String> registry = new HashMap<>();
        Map<String, Setting> known = new HashMap<>();
        for (Setting setting : Setting.values()) {
            known.put(setting.variable(), setting);
        }
        for (Map.Entry<String, String> variable : new TreeMap<>(SecretFiles.read(environment)).entrySet()) {
            String name = variable.getKey();
            if (known.containsKey(name)) {
                values.put(known.get(name), variable.getValue());
            } else if (name.startsWith(KAFKA)) {
                kafka.put(property(name, KAFKA), variable.getValue());
            } else if (name.startsWith(REGISTRY)) {
                registry.put(registryProperty(property(name, REGISTRY)), variable.getValue());
            } else if (name.startsWith(PREFIX)) {
                throw new SettingException("The environment variable " + name
                        + " is not a setting of Diemcau; known are " + String.join(", ", new TreeMap<>(known).keySet())
                        + ", " + KAFKA + "*, " + REGISTRY + "*");
            }
        }
        if (values.getOrDefault(Setting.STATE_DIR, "").isBlank()) {
            StateDirectory.standard(environment).ifPresent(directory -> values.put(Setting.STATE_DIR, directory));
        }
        if (values.getOrDefault(Setting.KEYS_FILE, "").isBlank()) {
            values.put(
                    Setting.KEYS_FILE,
                    ConfigDirectory.of(environment).resolve("keys.json").toString());
        }
        Settings settings = new Settings(values, kafka, registry);
        settings.checkLogFormat();
        return settings;
    }

    /** These settings with one changed. */
    public Settings with(Setting setting, String value) {
        Map<Setting, String> changed = new EnumMap<>(Setting.class);
        changed.putAll(values);
        changed.put(setting, value);
        return new Settings(changed, kafka, registry);
    }

    /**
     * These settings with other properties of Kafka clients, by their Kafka names, and none of serializers: for another
     * cluster than that of the environment.
     */
    public Settings withClientProperties(Map<String, String> properties) {
        return new Settings(values, Map.copyOf(properties), Map.of());
    }

    /**
     * The log is configured from the same variable before anything else runs; with an unknown format nothing would be
     * logged.
     */
    private void checkLogFormat() {
        if (!LOG_FORMATS.contains(get(Setting.LOG_FORMAT))) {
            throw new SettingException(Setting.LOG_FORMAT.variable() + " is '" + get(Setting.LOG_FORMAT)
                    + "'; it takes " + String.join(" or ", LOG_FORMATS));
        }
    }

    /** The value of a setting, trimmed; never null. */
    public String get(Setting setting) {
        return values.getOrDefault(setting, setting.defaultValue()).strip();
    }

    /** The value of a setting for messages: without the password that a URL can contain. */
    public String shown(Setting setting) {
        return get(setting).replaceAll("(?i)(password=)[^&]*", "$1***").replaceAll("(//[^/?@:]*:)[^/?@]*@", "$1***@");
    }

    /**
     * The value of a setting that is a positive whole number, or zero.
     *
     * @throws SettingException if it is none
     */
    public int number(Setting setting) {
        try {
            int number = Integer.parseInt(get(setting));
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new SettingException(setting.variable() + " is '" + get(setting) + "'; it takes a whole number ("
                + setting.description() + ")");
    }

    /**
     * The value of a setting that is a date; empty where the setting is.
     *
     * @throws SettingException if it is not a date
     */
    public Optional<LocalDate> date(Setting setting) {
        String text = get(setting);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw new SettingException(setting.variable() + " is '" + text + "'; it takes a date like 2026-11-22");
        }
    }

    /**
     * The name of this process among the members of its group; empty where it has none.
     *
     * @throws SettingException if Kafka would not accept it
     */
    public Optional<String> instanceId() {
        String id = get(Setting.INSTANCE_ID);
        if (!id.matches("[a-zA-Z0-9._-]{0,200}")) {
            throw new SettingException(Setting.INSTANCE_ID.variable() + " is '" + id
                    + "'; it takes up to 200 letters, digits, '.', '_' and '-'");
        }
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    /** Properties for every Kafka client: the bootstrap servers and what {@code DIEMCAU_KAFKA_*} sets. */
    public Map<String, Object> kafka() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("bootstrap.servers", get(Setting.BOOTSTRAP_SERVERS));
        return properties;
    }

    /**
     * Properties for serializers and deserializers: the registry and what {@code DIEMCAU_REGISTRY_*} sets; and the
     * login of Kafka clients, which they can use for the registry.
     */
    public Map<String, Object> registry() {
        Map<String, Object> properties = new HashMap<>(registry);
        Optional.ofNullable(kafka.get(LOGIN)).ifPresent(login -> properties.putIfAbsent(LOGIN, login));
        properties.put(REGISTRY_NAMESPACE + "url", get(Setting.SCHEMA_REGISTRY));
        return properties;
    }

    /** TLS properties of the registry have a prefix; without a prefix they would be those of the brokers. */
    private static String registryProperty(String name) {
        return name.startsWith("ssl.") ? REGISTRY_NAMESPACE + name : name;
    }

    private static String property(String variable, String prefix) {
        return variable.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
