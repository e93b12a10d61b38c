package vn.diemcau.cli.report;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.province.ProvinceMap;

/** The options of a command that prints summaries: which, and how. */
public final class ReportOptions {
    /** How a report is printed. */
    private enum Format {
        TABLE,
        JSON,
        CSV
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (to read), json or csv. Default: ${DEFAULT-VALUE}.")
    private String format;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "The table that --format csv prints: provinces, conferences, directives, participation or"
                    + " statuses. Default: provinces.")
    private String table;

    @Option(
            names = "--excel",
            description =
                    "With --format csv: write it for spreadsheets. The file begins with a byte order mark, so that Vietnamese"
                            + " is read correctly, and a text that a spreadsheet would run as a formula gets an apostrophe in"
                            + " front.")
    private boolean excel;

    @Option(
            names = "--map",
            paramLabel = "MAP",
            description = "63: only the map of 63 provinces, with the conferences held under it. 34: only the map of 34"
                    + " provinces, with the whole history. Default: both.")
    private String map;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "Only a year (2019), a quarter (2019-Q1), or ALL, the totals over all time.")
    private String period;

    @Option(names = "--detail", description = "Also print participation and directive statuses.")
    private boolean detail;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Prints what the options ask for. */
    @FunctionalInterface
    public interface Print {
        /**
         * Reads the summaries and prints them to standard output: the heading before a table, and on standard error
         * beside the other formats.
         *
         * @throws IOException if standard output takes no more
         */
        void from(SummaryReader reader, String heading) throws IOException;
    }

    /**
     * The printing that the options ask for; made before any work is done for it.
     *
     * @throws ParameterException if they contradict each other or have values that they do not take
     */
    public Print print() {
        Format chosen = format();
        List<SummaryTable> tables = tables(chosen);
        SummaryFilter filter = filter();
        return (reader, heading) -> {
            // Not System.out: it swallows what goes wrong, a full disk for example.
            try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
                switch (chosen) {
                    case JSON -> new JsonReport(reader).write(tables, filter, out);
                    case CSV -> new CsvReport(reader, excel).write(tables.get(0), filter, out);
                    case TABLE -> {
                        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                        writer.append(heading);
                        new TableReport(reader, filter, writer).write(detail);
                        writer.flush();
                    }
                }
            } catch (IOException e) {
                throw new IOException("The report cannot be written: " + e.getMessage(), e);
            }
            if (chosen != Format.TABLE) {
                command.commandLine().getErr().print(heading);
                command.commandLine().getErr().flush();
            }
        };
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
            throw wrong("--table works only with --format csv; the other formats print every table");
        }
        if (excel && chosen != Format.CSV) {
            throw wrong("--excel works only with --format csv");
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

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
