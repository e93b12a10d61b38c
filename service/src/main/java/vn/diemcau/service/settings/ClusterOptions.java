package vn.diemcau.service.settings;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for the address of a cluster; options that are not given are taken from the environment. */
public final class ClusterOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = {"Brokers, separated by commas", "(DIEMCAU_BOOTSTRAP_SERVERS; localhost:9092)."})
    private String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = {"Schema registry", "(DIEMCAU_SCHEMA_REGISTRY; http://localhost:8081)."})
    private String schemaRegistry;

    @Option(
            names = "--topic-prefix",
            paramLabel = "TEXT",
            description = {"Text before every topic name", "(DIEMCAU_TOPIC_PREFIX; none)."})
    private String topicPrefix;

    /**
     * The settings of the environment, overridden by the options.
     *
     * @throws SettingException if a variable is not known
     */
    public Settings settings(Map<String, String> environment) {
        Settings settings = Settings.from(environment);
        settings = with(settings, Setting.BOOTSTRAP_SERVERS, bootstrapServers);
        settings = with(settings, Setting.SCHEMA_REGISTRY, schemaRegistry);
        return with(settings, Setting.TOPIC_PREFIX, topicPrefix);
    }

    /** Whether any of them was given. */
    public boolean given() {
        return bootstrapServers != null || schemaRegistry != null || topicPrefix != null;
    }

    /** The settings with the value of an option; null: unchanged. */
    public static Settings with(Settings settings, Setting setting, String value) {
        return Optional.ofNullable(value)
                .map(given -> settings.with(setting, given))
                .orElse(settings);
    }
}
