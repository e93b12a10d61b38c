package vn.diemcau.stack;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.Producer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.diemcau.consumer.SummaryFilter;
import vn.diemcau.consumer.SummaryReader;
import vn.diemcau.consumer.SummaryTable;
import vn.diemcau.producer.EventProducers;
import vn.diemcau.producer.Ingest;
import vn.diemcau.producer.IngestException;
import vn.diemcau.producer.IngestResult;
import vn.diemcau.producer.Input;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.service.Setting;
import vn.diemcau.service.Settings;
import vn.diemcau.stack.report.CsvReport;
import vn.diemcau.stack.report.JsonReport;
import vn.diemcau.stack.report.TableReport;

/** {@code diemcau report}: event files in, summaries out, through a whole pipeline that lives as long as the command. */
@Command(
        name = "report",
        description = {
            "Starts the embedded stack, sends the events of the files through it, waits until all is through to the"
                    + " database, prints the summaries that it holds, and stops.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is reported",
            "1:it failed",
            "2:lines were rejected, and kept in FILE.rejected.ndjson; the rest is reported",
            "64:wrong usage"
        })
final class ReportCommand implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    /** Enough for two processors; each more makes the start longer. */
    private static final String PARTITIONS = "3";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How the report is printed. */
    enum Format {
        TABLE,
        JSON,
        CSV
    }

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Event files, .ndjson, and press reports, .txt, plain or compressed (.gz, .zst); '-' is standard input,"
                            + " which holds events.")
    private List<String> files;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, for people; json; csv. Default: ${DEFAULT-VALUE}.")
    private String format;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "Which table --format csv prints: provinces (if not given), conferences, directives,"
                    + " participation or statuses.")
    private String table;

    @Option(
            names = "--map",
            paramLabel = "MAP",
            description = "Only the map with 63 provinces and the conferences held under it, or the map with 34, which"
                    + " has the whole history.")
    private String map;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "Only a year (2019), a quarter (2019-Q1), or ALL for the totals over all time.")
    private String period;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The date that counts as today, e.g. 2026-11-22; the clock's in Vietnam if not given.")
    private String asOf;

    @Option(names = "--detail", description = "Also participation and directive statuses.")
    private boolean detail;

    @Spec
    private CommandSpec spec;

    private final List<String> phases = new ArrayList<>();
    private long phaseStart = System.nanoTime();

    @Override
    public Integer call() throws IOException, IngestException {
        Format chosen = format();
        List<SummaryTable> tables = tables(chosen);
        SummaryFilter filter = filter();
        Settings settings = settings();
        List<Input> inputs = inputs();
        Input.check(inputs);
        try (EmbeddedStack stack = EmbeddedStack.start(settings, StackDirectory.temporary(), StackPorts.ANY);
                ProgressLine progress = ProgressLine.onStandardError()) {
            phase("start");
            IngestResult result = ingest(stack.settings(), inputs);
            phase("ingest");
            try (Through through =
                    new Through(stack.settings(), stack.summaries(), stack::failure, PATIENCE, progress::show)) {
                through.await(result.lastOffsets(), today(settings));
            }
            phase("through");
            progress.clear();
            print(chosen, tables, filter, new SummaryReader(stack.summaries()), result, today(settings));
            return result.rejected() == 0 ? 0 : Main.REJECTED;
        }
    }

    private IngestResult ingest(Settings settings, List<Input> inputs) throws IngestException {
        PrintWriter err = spec.commandLine().getErr();
        try (Producer<String, Object> producer = EventProducers.create(settings)) {
            return Ingest.run(inputs, producer, settings.get(Setting.TOPIC_PREFIX), err::println);
        }
    }

    private void print(
            Format chosen,
            List<SummaryTable> tables,
            SummaryFilter filter,
            SummaryReader reader,
            IngestResult result,
            LocalDate today)
            throws IOException {
        // Not System.out: it swallows what goes wrong, a full disk for example.
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
            switch (chosen) {
                case JSON -> new JsonReport(reader).write(tables, filter, out);
                case CSV -> new CsvReport(reader).write(tables.get(0), filter, out);
                case TABLE -> {
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    writer.append(header(result, today));
                    new TableReport(reader, filter, writer).write(detail);
                    writer.flush();
                }
            }
        } catch (IOException e) {
            throw new IOException("The report cannot be written: " + e.getMessage(), e);
        }
        if (chosen != Format.TABLE) {
            spec.commandLine().getErr().print(header(result, today));
            spec.commandLine().getErr().flush();
        }
    }

    private String header(IngestResult result, LocalDate today) {
        long total = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        return String.format(
                Locale.ROOT,
                "Read %,d lines: %,d sent, %,d rejected. As of %s.%n%.1f s: %s.%n",
                result.read(),
                result.sent(),
                result.rejected(),
                today,
                total / 1000.0,
                String.join(", ", phases));
    }

    private void phase(String name) {
        long now = System.nanoTime();
        phases.add(String.format(Locale.ROOT, "%s %.1f s", name, (now - phaseStart) / 1e9));
        phaseStart = now;
    }

    private Format format() {
        return switch (format) {
            case "table" -> Format.TABLE;
            case "json" -> Format.JSON;
            case "csv" -> Format.CSV;
            default -> throw wrong("--format is '" + format + "'; it takes table, json or csv");
        };
    }

    private List<SummaryTable> tables(Format chosen) {
        if (table != null && chosen != Format.CSV) {
            throw wrong("--table goes with --format csv only; the other formats print every table");
        }
        if (chosen == Format.CSV) {
            return List.of(table == null ? SummaryTable.PROVINCES : table());
        }
        List<SummaryTable> tables =
                new ArrayList<>(List.of(SummaryTable.PROVINCES, SummaryTable.CONFERENCES, SummaryTable.DIRECTIVES));
        if (detail) {
            tables.add(SummaryTable.PARTICIPATION);
            tables.add(SummaryTable.STATUSES);
        }
        return tables;
    }

    private SummaryTable table() {
        for (SummaryTable candidate : SummaryTable.values()) {
            if (candidate.label().equals(table)) {
                return candidate;
            }
        }
        throw wrong(
                "--table is '" + table + "'; it takes provinces, conferences, directives, participation or statuses");
    }

    private SummaryFilter filter() {
        try {
            return new SummaryFilter(map == null ? null : ProvinceMap.of(map), period);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private Settings settings() {
        Settings settings = Settings.from(System.getenv());
        if (!System.getenv().containsKey(Setting.PARTITIONS.variable())) {
            settings = settings.with(Setting.PARTITIONS, PARTITIONS);
        }
        if (asOf != null) {
            settings = settings.with(Setting.AS_OF, asOf);
        }
        today(settings);
        return settings;
    }

    private static LocalDate today(Settings settings) {
        return settings.date(Setting.AS_OF).orElseGet(() -> LocalDate.now(ZONE));
    }

    private List<Input> inputs() {
        try {
            return Input.all(files);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
