package vn.diemcau.cli.command;

import java.time.Duration;
import java.time.LocalDate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.rules.VietnamTime;
import vn.diemcau.service.settings.ClusterOptions;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** The options of a command that waits until streams has counted. */
public final class CountingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private Duration patience;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The date that counts as today; must be the same as for streams (DIEMCAU_AS_OF; default:"
                    + " today in Vietnam).")
    private String asOf;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Give up after so many seconds without progress. Default: ${DEFAULT-VALUE}.")
    void timeout(long seconds) {
        if (seconds < 1) {
            throw new ParameterException(
                    command.commandLine(), "--timeout is " + seconds + "; it takes one or more seconds");
        }
        patience = Duration.ofSeconds(seconds);
    }

    public Settings over(Settings settings) {
        return ClusterOptions.with(settings, Setting.AS_OF, asOf);
    }

    /** The date that counts as today by the settings, else by the clock in Vietnam. */
    public static LocalDate today(Settings settings) {
        return settings.date(Setting.AS_OF).orElseGet(() -> LocalDate.now(VietnamTime.ZONE));
    }

    /** How long to wait without progress. */
    public Duration patience() {
        return patience;
    }
}
