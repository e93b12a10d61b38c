package vn.diemcau.containers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The compose stack of the project's root in a Compose project of its own, on free ports of loopback, with passwords of its own.
 * Images are those that the environment names, else the defaults of the compose files.
 */
final class Compose implements AutoCloseable {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final File NOTHING = new File("/dev/null");
    private static final long TIMEOUT_MINUTES = 8;

    private final Map<String, String> environment = new TreeMap<>();

    /** @param files compose files, beginning with {@code docker-compose.yml} */
    Compose(String... files) {
        environment.put("COMPOSE_PROJECT_NAME", "diemcau-" + UUID.randomUUID());
        environment.put("COMPOSE_FILE", String.join(File.pathSeparator, files));
        // Not what the person has in .env.
        environment.put("COMPOSE_ENV_FILES", NOTHING.toString());
        for (String port : List.of(
                "KAFKA_PORT",
                "KAFKA_2_PORT",
                "KAFKA_3_PORT",
                "REGISTRY_PORT",
                "POSTGRES_PORT",
                "WEB_PORT",
                "GATEWAY_PORT")) {
            environment.put(port, Integer.toString(freePort()));
        }
        for (String password : List.of(
                "POSTGRES_PASSWORD",
                "DIEMCAU_JDBC_PASSWORD",
                "REGISTRY_JDBC_PASSWORD",
                "DIEMCAU_WEB_JDBC_PASSWORD",
                "GRAFANA_PASSWORD")) {
            environment.put(password, UUID.randomUUID().toString());
        }
    }

    /** Sets a variable of the compose files. */
    Compose with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Starts what is not running, and waits until all is healthy. */
    void up(String... arguments) {
        List<String> command = new ArrayList<>(List.of("up", "--detach", "--wait", "--no-build"));
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    /** Runs a Compose command to its end; gives what it printed on standard output and error. */
    String run(String... arguments) {
        return run(Redirect.from(NOTHING), compose(arguments));
    }

    /** Runs a Compose command that reads a file as its standard input. */
    String runOn(Path input, String... arguments) {
        return run(Redirect.from(input.toFile()), compose(arguments));
    }

    /** Runs a script of the project on this stack. */
    String script(String path) {
        return run(Redirect.from(NOTHING), List.of(ROOT.resolve(path).toString()));
    }

    /** Starts a Compose command and leaves it running. */
    Process start(String... arguments) {
        return start(Redirect.from(NOTHING), compose(arguments));
    }

    private List<String> compose(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker", "compose"));
        command.addAll(List.of(arguments));
        return command;
    }

    private String run(Redirect input, List<String> command) {
        Process process = start(input, command);
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " has failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(Redirect input, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectInput(input)
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The containers of a service. */
    List<String> containers(String service) {
        return run("ps", "--quiet", service).lines().toList();
    }

    /**
     * Lets the process of one of our containers crash, which its restart policy is for; after {@code docker kill} nothing is
     * started again. From inside, the first process is safe from all signals but those that it handles, as Java does this one.
     */
    void crash(String container) {
        run(Redirect.from(NOTHING), List.of("docker", "exec", container, "bash", "-c", "kill -SEGV 1"));
    }

    /** How often a container was started again by its restart policy. */
    int restarts(String container) {
        return Integer.parseInt(
                run(Redirect.from(NOTHING), List.of("docker", "inspect", "--format", "{{.RestartCount}}", container))
                        .strip());
    }

    /** Where the stack is, seen from here. */
    Addresses addresses() {
        return new Addresses(
                "localhost:" + environment.get("KAFKA_PORT"),
                "http://localhost:" + environment.get("REGISTRY_PORT") + "/apis/ccompat/v7",
                "jdbc:postgresql://localhost:" + environment.get("POSTGRES_PORT") + "/diemcau",
                "diemcau",
                environment.get("DIEMCAU_JDBC_PASSWORD"));
    }

    /** Removes containers, networks and volumes. */
    @Override
    public void close() {
        run("--profile", "*", "down", "--volumes", "--remove-orphans", "--timeout", "10");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
