package vn.diemcau.service.settings;

/** A setting of the services; each is read from the environment variable {@code DIEMCAU_} and its name. */
public enum Setting {
    BOOTSTRAP_SERVERS("localhost:9092", "host:port of one or more brokers, separated by commas"),
    SCHEMA_REGISTRY("http://localhost:8081", "URL of the schema registry; several separated by commas"),
    TOPIC_PREFIX("", "text before every topic name"),
    PARTITIONS("6", "partitions of each topic; never change it once the topics exist"),
    REPLICATION("1", "copies of each partition, for topics that are created"),
    SERIALIZER("vn.diemcau.serde.AvroSerializer", "class that serializes Avro values"),
    DESERIALIZER("vn.diemcau.serde.AvroDeserializer", "class that deserializes Avro values"),
    JDBC_URL("jdbc:postgresql://localhost:5432/diemcau", "URL of the database"),
    JDBC_USER("diemcau", "user of the database"),
    JDBC_PASSWORD("", "password of the user of the database"),
    APPLICATION_ID("diemcau", "name of the streams application and prefix of the consumer group"),
    STATE_DIR(
            "",
            "directory for the local state of streams; empty: diemcau in $XDG_STATE_HOME, or in"
                    + " ~/.local/state if that is not set"),
    STREAM_THREADS("1", "threads of a streams process"),
    STANDBY_REPLICAS("0", "standby copies of each task's state"),
    INSTANCE_ID(
            "",
            "instance id of this process for static membership: it keeps its partitions when it restarts;"
                    + " empty: it leaves its group when it stops"),
    AS_OF("", "date that counts as today, e.g. 2026-11-22; empty: the clock, in Asia/Ho_Chi_Minh"),
    PUBLISH_INTERVAL_MS("100", "milliseconds between two publications of changed summaries"),
    DEAD_LETTER_RATIO(
            "0.5",
            "share of dead letters among the last records, 0 to 1, above which the service stops; 1: no" + " limit"),
    DEAD_LETTER_WINDOW("10000", "number of last records to which DIEMCAU_DEAD_LETTER_RATIO applies"),
    DEAD_LETTER_CONSECUTIVE("1000", "number of dead letters in a row that stops the service; 0: no limit"),
    GATEWAY_HOST(
            "127.0.0.1",
            "address on which the gateway listens; 0.0.0.0: all addresses of the machine, which needs keys"),
    GATEWAY_PORT("8088", "port of the gateway; 0: any free port"),
    GATEWAY_NAMES("", "additional host names of the gateway (header Host), separated by commas"),
    GATEWAY_RATE(
            "200",
            "requests per second that each API key may send to the gateway, up to twice as many at once; 0:"
                    + " no limit"),
    GATEWAY_WITHOUT_KEYS(
            "stop",
            "what the gateway does if others can reach it and there is no API key; stop: it does not start;"
                    + " refuse: it refuses all requests"),
    KEYS_FILE(
            "",
            "file of the API keys of the gateway; empty: diemcau/keys.json in $XDG_CONFIG_HOME, or in"
                    + " ~/.config if that is not set"),
    HEALTH_HOST("127.0.0.1", "address on which health and metrics are served; 0.0.0.0: all addresses of the machine"),
    HEALTH_PORT(
            "",
            "port of health and metrics; empty: the default of the service, see docs/METRICS.md; 0: not" + " served"),
    WEB_HOST(
            "127.0.0.1",
            "address on which the consumer serves API and dashboard; 0.0.0.0: all addresses of the machine"),
    WEB_PORT("", "port of API and dashboard; empty: 8080, or a free port if that is in use; 0: not served"),
    WEB_NAMES("", "additional host names of API and dashboard (header Host), separated by commas"),
    WEB_JDBC_USER("", "user of the database with which API and dashboard read; empty: the same as DIEMCAU_JDBC_USER"),
    WEB_JDBC_PASSWORD("", "password of that user"),
    LOG_LEVEL("WARN", "lowest level that is logged on standard error: ERROR, WARN, INFO, DEBUG or TRACE"),
    LOG_FORMAT("text", "form of the log: text, or json with one object per line, which is the default in the images"),
    JAVA_OPTS("", "options for the Java process of ./diemcau, e.g. -Xmx2g"),
    CLASSPATH("", "additional jars for Java, separated by colons, e.g. Confluent's serializers");

    private final String defaultValue;
    private final String description;

    Setting(String defaultValue, String description) {
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** The environment variable that sets it. */
    public String variable() {
        return Settings.PREFIX + name();
    }

    /** The value if it is not set. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What it means, in a phrase. */
    public String description() {
        return description;
    }
}
