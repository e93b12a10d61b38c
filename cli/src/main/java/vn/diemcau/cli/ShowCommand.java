package vn.diemcau.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.diemcau.cli.command.DatabaseOptions;
import vn.diemcau.cli.report.ReportOptions;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.service.settings.Settings;

/** {@code diemcau show}: the summaries that a database holds now. */
@Command(
        name = "show",
        description = {"Prints the summaries that the consumer has written into a database, as 'report' does.", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything was printed", "1:it failed", "64:wrong usage"})
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private ReportOptions report;

    @Mixin
    private DatabaseOptions where;

    @Override
    public Integer call() throws IOException {
        ReportOptions.Print print = report.print();
        Settings settings = where.over(Settings.from(System.getenv()));
        try (Database database = Database.connect(settings)) {
            print.from(new SummaryReader(database.dataSource()), "");
        }
        return 0;
    }
}
