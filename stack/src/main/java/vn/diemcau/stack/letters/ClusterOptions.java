package vn.diemcau.stack.letters;

import picocli.CommandLine.Option;
import vn.diemcau.service.Setting;
import vn.diemcau.service.Settings;

/** Where the cluster is; what is not given comes from the environment. */
final class ClusterOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Brokers, separated by commas (DIEMCAU_BOOTSTRAP_SERVERS; localhost:9092).")
    private String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "Schema registry (DIEMCAU_SCHEMA_REGISTRY; http://localhost:8081).")
    private String schemaRegistry;

    @Option(
            names = "--topic-prefix",
            paramLabel = "TEXT",
            description = "Text before every topic name (DIEMCAU_TOPIC_PREFIX; none).")
    private String topicPrefix;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this and does nothing.")
    @SuppressWarnings("unused") // picocli asks for it by itself
    private boolean help;

    Settings settings() {
        Settings settings = Settings.from(System.getenv());
        settings = bootstrapServers == null ? settings : settings.with(Setting.BOOTSTRAP_SERVERS, bootstrapServers);
        settings = schemaRegistry == null ? settings : settings.with(Setting.SCHEMA_REGISTRY, schemaRegistry);
        return topicPrefix == null ? settings : settings.with(Setting.TOPIC_PREFIX, topicPrefix);
    }
}
