package vn.diemcau.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.consumer.web.WebServer;
import vn.diemcau.service.health.HealthServer;
import vn.diemcau.service.http.HttpAddress;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.stack.database.EmbeddedDatabase;
import vn.diemcau.stack.host.Loopback;

/** {@code diemcau up}: the embedded stack, to stay up. */
@Command(
        name = "up",
        description = {
            "Starts broker, schema registry, database, streams, consumer, the ingest gateway and the dashboard on loopback,"
                    + " and runs until SIGINT or SIGTERM.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:a part did not start, or stopped by itself",
            "64:wrong usage",
            "130, 143:stopped by SIGINT, by SIGTERM"
        })
final class UpCommand implements Callable<Integer> {
    private static final int HEALTH_PORT = 8090;
    private static final String GATEWAY_PORT_OPTION = "--gateway-port";
    private static final int GATEWAY_PORT = 8088;
    private static final String WEB_PORT_OPTION = "--web-port";
    private static final int WEB_PORT = 8080;
    private static final long LOOK_EVERY_NANOS = 500_000_000L;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep all data in this directory; a stack that is started on it again continues where it stopped."
                            + " Default: a temporary directory, which is deleted at the end.")
    private Path data;

    @Option(
            names = EmbeddedBroker.PORT_OPTION,
            paramLabel = "PORT",
            description = "Port of the broker. Default: any free port.")
    private int brokerPort;

    @Option(
            names = EmbeddedStack.REGISTRY_PORT_OPTION,
            paramLabel = "PORT",
            description = "Port of the schema registry. Default: any free port.")
    private int registryPort;

    @Option(
            names = EmbeddedDatabase.PORT_OPTION,
            paramLabel = "PORT",
            description = "Port of PostgreSQL. Default: any free port.")
    private int databasePort;

    @Option(
            names = GATEWAY_PORT_OPTION,
            paramLabel = "PORT",
            description = "Port of the ingest gateway; 0: any free port. Default: " + GATEWAY_PORT
                    + ", or any free port if that is in use.")
    private Integer gatewayPort;

    @Option(
            names = WEB_PORT_OPTION,
            paramLabel = "PORT",
            description = "Port of the API and the dashboard; 0: any free port. Default: " + WEB_PORT
                    + ", or any free port if that is in use.")
    private Integer webPort;

    @Option(
            names = "--demo",
            description = "Send invented conferences: some years at once, then a few events a second.")
    private boolean demo;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The date that counts as today. Default: today in Vietnam.")
    private LocalDate asOf;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        StackPorts ports = new StackPorts(
                valid(brokerPort, EmbeddedBroker.PORT_OPTION),
                valid(registryPort, EmbeddedStack.REGISTRY_PORT_OPTION),
                valid(databasePort, EmbeddedDatabase.PORT_OPTION));
        Settings environment = Settings.from(System.getenv());
        Settings settings = asOf == null ? environment : environment.with(Setting.AS_OF, asOf.toString());
        StackDirectory directory = data == null ? StackDirectory.temporary() : StackDirectory.kept(data);
        Metrics metrics = Metrics.ofProcess();
        requireFree(gatewayPort, GATEWAY_PORT_OPTION);
        requireFree(webPort, WEB_PORT_OPTION);
        try (EmbeddedStack stack = EmbeddedStack.start(settings, directory, ports, metrics);
                WebServer web = startWeb(stack, portOrOwn(webPort, WEB_PORT), metrics)) {
            stack.startGateway(portOrOwn(gatewayPort, GATEWAY_PORT));
            if (settings.number(Setting.RECONCILE_MINUTES) > 0) {
                stack.startReconciling();
            }
            Optional<HealthServer> health = HealthServer.start(settings, HEALTH_PORT, stack.probes(), metrics);
            announce(stack, web, directory, health);
            return demo ? stayWithDemo(stack) : stay(stack);
        }
    }

    private WebServer startWeb(EmbeddedStack stack, int port, Metrics metrics) {
        Settings settings = stack.settings();
        HttpAddress address = HttpAddress.of(settings.get(Setting.WEB_HOST), port, settings.get(Setting.WEB_NAMES));
        try {
            return WebServer.start(settings, address, metrics);
        } catch (IOException e) {
            throw new CommandException(e.getMessage() + "; choose with " + WEB_PORT_OPTION, e);
        }
    }

    private void announce(EmbeddedStack stack, WebServer web, StackDirectory directory, Optional<HealthServer> health) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("broker           " + stack.bootstrapServers());
        out.println("schema registry  " + stack.registryUrl());
        out.println("database         " + stack.jdbcUrl());
        out.println("  user           " + stack.settings().get(Setting.JDBC_USER) + ", password in "
                + directory.database().resolve("password"));
        out.println("dashboard        " + web.uri() + "/");
        out.println("API              " + web.uri() + "/v1/conferences, " + web.uri() + "/openapi.json");
        out.println("press reports    " + stack.gatewayUri() + "/");
        out.println("gateway          " + stack.gatewayUri() + "/v1/events, " + stack.gatewayUri() + "/openapi.json");
        health.ifPresent(server -> out.println("health, metrics  " + server.uri() + "/ready, /live, /metrics"));
        out.println("data             " + directory.root()
                + (directory.isKept() ? "" : " (deleted when this process ends)"));
        out.println();
        out.println("To send events:");
        String prefix = stack.settings().get(Setting.TOPIC_PREFIX);
        out.println("  ./diemcau ingest samples/hoi-nghi.ndjson --bootstrap-servers " + stack.bootstrapServers()
                + " --schema-registry " + stack.registryUrl()
                + (prefix.isEmpty() ? "" : " --topic-prefix '" + prefix + "'"));
        out.println("  curl --data-binary @samples/hoi-nghi.ndjson -H 'Content-Type: application/x-ndjson' "
                + stack.gatewayUri() + "/v1/events");
        out.println();
        out.println("Ready; stop with Ctrl-C.");
        out.flush();
    }

    @SuppressWarnings("try") // it feeds the stack by itself until it is closed
    private int stayWithDemo(EmbeddedStack stack) {
        try (DemoFeed feed = DemoFeed.start(stack.settings(), spec.commandLine().getErr()::println)) {
            return stay(stack);
        }
    }

    private int stay(EmbeddedStack stack) {
        while (!stack.isClosing()) {
            Optional<String> failure = stack.failure();
            if (failure.isPresent() && !stack.isClosing()) {
                throw new CommandException(failure.get());
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return 0;
    }

    private void requireFree(Integer asked, String option) {
        if (asked != null && valid(asked, option) != 0) {
            Loopback.requireFree(asked, option);
        }
    }

    /** The port that was asked for, or the own one, or 0 where that is in use: asked just before it is taken. */
    private static int portOrOwn(Integer asked, int own) {
        if (asked == null) {
            return Loopback.isFree(own) ? own : 0;
        }
        return asked;
    }

    private int valid(int port, String option) {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), option + " is " + port + "; it takes 1 to 65535");
        }
        return port;
    }
}
