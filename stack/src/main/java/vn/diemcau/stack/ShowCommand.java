package vn.diemcau.stack;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.diemcau.consumer.Database;
import vn.diemcau.consumer.SummaryReader;
import vn.diemcau.service.Settings;

/** {@code diemcau show}: the summaries that a database holds now. */
@Command(
        name = "show",
        description = {"Prints the summaries that the consumer has written into a database, as 'report' does.", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is printed", "1:it failed", "64:wrong usage"})
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
