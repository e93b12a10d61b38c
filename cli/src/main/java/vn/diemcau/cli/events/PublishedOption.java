package vn.diemcau.cli.events;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.rules.Limits;

/** The option that says when press reports were published. */
public final class PublishedOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private LocalDate published;

    @Option(
            names = "--published",
            paramLabel = "DATE",
            description =
                    "The day on which the press reports were published, e.g. 2026-11-22. A day that is printed without"
                            + " a year is then the latest such day that is not after it. Most HTML pages contain it.")
    void published(String date) {
        try {
            published = LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    command.commandLine(), "--published is '" + date + "'; it takes a date, e.g. 2026-11-22");
        }
        if (published.getYear() < Limits.FIRST_YEAR || published.getYear() > Limits.LAST_YEAR) {
            throw new ParameterException(
                    command.commandLine(),
                    "--published is " + date + "; it takes a year from " + Limits.FIRST_YEAR + " to "
                            + Limits.LAST_YEAR);
        }
    }

    /** The day in Asia/Ho_Chi_Minh; null if it is not given. */
    public LocalDate day() {
        return published;
    }
}
