package vn.diemcau.cli.command;

import picocli.CommandLine.Option;
import vn.diemcau.service.settings.ClusterOptions;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** The options of a command that say where the database of the summaries is. */
public final class DatabaseOptions {
    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description = "Database (DIEMCAU_JDBC_URL; jdbc:postgresql://localhost:5432/diemcau).")
    private String url;

    @Option(
            names = "--jdbc-user",
            paramLabel = "NAME",
            description = "User of the database (DIEMCAU_JDBC_USER; diemcau).")
    private String user;

    @Option(
            names = "--jdbc-password",
            paramLabel = "TEXT",
            description = "Password of the user. Better set DIEMCAU_JDBC_PASSWORD, which other users cannot see.")
    private String password;

    public Settings over(Settings settings) {
        Settings there = ClusterOptions.with(settings, Setting.JDBC_URL, url);
        there = ClusterOptions.with(there, Setting.JDBC_USER, user);
        return ClusterOptions.with(there, Setting.JDBC_PASSWORD, password);
    }
}
