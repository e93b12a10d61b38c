package vn.diemcau.cli.events;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.producer.files.Ingest;
import vn.diemcau.producer.files.IngestException;
import vn.diemcau.producer.files.IngestResult;
import vn.diemcau.producer.files.Input;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.producer.send.SendException;
import vn.diemcau.producer.send.SendMetrics;
import vn.diemcau.service.process.ExitCodes;
import vn.diemcau.service.settings.ClusterOptions;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

/** {@code ingest FILE…}: sends the events of files to a cluster. */
@Command(
        name = "ingest",
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        description = {
            "Sends the events of files to the topics of a Kafka cluster.",
            "",
            "A line that is not a valid event is rejected alone: it is reported on standard error with file, line, field and"
                    + " reason, and kept unchanged in FILE.rejected.ndjson beside the file (for standard input:"
                    + " stdin.rejected.ndjson in the current directory). Correct it there and ingest that file. Ingesting the same"
                    + " events again changes nothing. A press report counts as many lines as it shows events; a report without"
                    + " a conference counts as one rejected line.",
            "",
            "The last line on standard error counts: read = sent + rejected, where 'sent' is the number of events that the"
                    + " brokers have acknowledged.",
            ""
        },
        mixinStandardHelpOptions = true,
        optionListHeading = "%nOptions (in brackets: the environment variable that an option replaces; the default):%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all events were sent",
            "1:it failed; what was sent is not taken back",
            "2:some lines were rejected, the others were sent",
            "64:wrong usage"
        },
        footer = {
            "",
            "DIEMCAU_KAFKA_* sets properties of the Kafka clients, DIEMCAU_REGISTRY_* of the serializer: for example,"
                    + " DIEMCAU_KAFKA_SECURITY_PROTOCOL sets security.protocol."
        })
public final class IngestCommand implements Callable<Integer> {

    /** Checks a cluster and connects to it. */
    @FunctionalInterface
    interface Connection {
        Producer<String, Object> open(Settings settings) throws SendException;
    }

    @Mixin
    private EventFiles files;

    @Mixin
    private PublishedOption published;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;
    private final Connection connection;

    /** The command as the launcher mounts it. */
    public IngestCommand() {
        this(System.getenv(), settings -> {
            EventProducers.checkTopics(settings);
            return EventProducers.create(settings);
        });
    }

    IngestCommand(Map<String, String> environment, Connection connection) {
        this.environment = environment;
        this.connection = connection;
    }

    @Override
    public Integer call() {
        List<Input> inputs = files.inputs();
        Settings settings = settings();
        try {
            IngestResult result = ingest(inputs, settings);
            say(result.summary());
            return result.rejected() == 0 ? 0 : ExitCodes.REJECTED;
        } catch (IngestException e) {
            say("error: " + e.getMessage());
            e.soFar().ifPresent(result -> say(result.summary()));
        } catch (SendException e) {
            say("error: " + e.getMessage());
        } catch (SettingException | KafkaException e) {
            say("error: " + e.getMessage()
                    + (e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")"));
        }
        return ExitCodes.FAILED;
    }

    @SuppressWarnings("try") // the metrics are there for others
    private IngestResult ingest(List<Input> inputs, Settings settings) throws SendException {
        Input.check(inputs);
        Producer<String, Object> producer = connection.open(settings);
        try (SendMetrics served = SendMetrics.serve(settings, producer)) {
            return Ingest.run(
                    inputs, producer, settings.get(Setting.TOPIC_PREFIX), published.day(), this::say, event -> {});
        } finally {
            producer.close(Duration.ofSeconds(5));
        }
    }

    private Settings settings() {
        try {
            return cluster.settings(environment);
        } catch (SettingException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private void say(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(message);
        err.flush();
    }
}
