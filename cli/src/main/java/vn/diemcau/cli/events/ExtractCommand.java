package vn.diemcau.cli.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.diemcau.articles.Article;
import vn.diemcau.articles.ArticleReader;
import vn.diemcau.articles.Confidence;
import vn.diemcau.articles.Finding;
import vn.diemcau.articles.FindingLines;
import vn.diemcau.producer.files.Compression;
import vn.diemcau.producer.files.IngestException;
import vn.diemcau.producer.files.Input;
import vn.diemcau.service.process.ExitCodes;

/** {@code extract FILE…}: reads press reports and prints the events that they show. */
@Command(
        name = "extract",
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        description = {
            "Reads Vietnamese press reports of conferences and prints the events that they show; sends nothing."
                    + " What a report does not say is left out.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:each file reports a conference",
            "1:it failed",
            "2:some files report no conference; the events of the others are printed",
            "64:wrong usage"
        })
public final class ExtractCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Press reports: text in UTF-8, HTML as a browser saves it, or Word (.docx), plain or compressed"
                            + " (.gz, .zst); '-' is standard input.")
    private List<String> files;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description = "ndjson, which ingest and report read, or table (to read). Default: ${DEFAULT-VALUE}.")
    private String format;

    @Mixin
    private PublishedOption published;

    @Option(
            names = "--least",
            paramLabel = "HOW SURE",
            defaultValue = "weak",
            description =
                    "Print only events that are at least this sure: sure, likely or weak. The conference itself is"
                            + " always printed. Default: ${DEFAULT-VALUE}.")
    private String least;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Spec
    private CommandSpec spec;

    private final ArticleReader reader = new ArticleReader();

    @Override
    public Integer call() throws IOException, IngestException {
        if (!format.equals("ndjson") && !format.equals("table")) {
            throw wrong("--format is '" + format + "'; it takes ndjson or table");
        }
        Confidence atLeast = atLeast();
        List<Input> inputs = EventFiles.inputs(files, spec);
        Input.check(inputs);
        PrintWriter out = spec.commandLine().getOut();
        int status = 0;
        for (Input input : inputs) {
            Article article = read(input);
            if (article instanceof Article.NoReport none) {
                spec.commandLine().getErr().println(input.name() + ": " + none.reason());
                status = ExitCodes.REJECTED;
            } else if (article instanceof Article.Report report) {
                print(input, report.atLeast(atLeast), out);
            }
        }
        out.flush();
        if (out.checkError()) {
            throw new IOException("The events cannot be written to standard output");
        }
        return status;
    }

    private void print(Input input, Article.Report report, PrintWriter out) {
        if (format.equals("table")) {
            out.print(FindingsTable.of(input.name(), report));
            return;
        }
        for (Finding finding : report.findings()) {
            out.print(new String(FindingLines.of(finding), StandardCharsets.UTF_8));
            out.print('\n');
        }
    }

    private Article read(Input input) throws IOException {
        try (InputStream in = Compression.decompress(input.open())) {
            return reader.read(in.readNBytes(ArticleReader.MAX_BYTES + 1), published.day());
        } catch (IOException e) {
            throw new IOException(input.name() + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private Confidence atLeast() {
        try {
            return Confidence.valueOf(least.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("--least is '" + least + "'; it takes sure, likely or weak");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
