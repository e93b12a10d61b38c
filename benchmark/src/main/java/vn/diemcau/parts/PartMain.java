package vn.diemcau.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.internals.Exit;
import vn.diemcau.cli.Main;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.stack.database.EmbeddedDatabase;
import vn.diemcau.stack.registry.EmbeddedRegistry;

/**
 * One part of the stack as a process of its own, which a test can kill: {@code broker|database DIRECTORY PORT READY} or
 * {@code registry FILE PORT READY}, where the file READY is made once it answers, or any command of {@link Main}. It ends
 * with the process that started it.
 */
public final class PartMain {
    private static final long LOOK_EVERY_NANOS = 100_000_000L;

    private PartMain() {}

    public static void main(String[] arguments) throws IOException {
        begin();
        switch (arguments[0]) {
            case "broker" -> {
                EmbeddedBroker broker = broker(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
                stay(broker, broker::failure, Path.of(arguments[3]));
            }
            case "database" -> {
                EmbeddedDatabase database =
                        EmbeddedDatabase.start(Path.of(arguments[1]), Integer.parseInt(arguments[2]), true);
                stay(database, database::failure, Path.of(arguments[3]));
            }
            case "registry" -> {
                EmbeddedRegistry registry =
                        EmbeddedRegistry.start(Integer.parseInt(arguments[2]), Path.of(arguments[1]));
                stay(registry, Optional::empty, Path.of(arguments[3]));
            }
            default -> Main.main(arguments);
        }
    }

    /** A broker that ends as one does that has a process of its own: where it halts, nothing is closed any more. */
    private static EmbeddedBroker broker(Path directory, int port) {
        try {
            EmbeddedBroker broker = EmbeddedBroker.start(directory, port);
            Exit.setExitProcedure((status, message) -> System.exit(status));
            Exit.setHaltProcedure((status, message) -> Runtime.getRuntime().halt(status));
            return broker;
        } catch (RuntimeException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
            throw e;
        }
    }

    /** Stays until it is asked to stop, or the part fails. */
    private static void stay(AutoCloseable part, Supplier<Optional<String>> failure, Path ready) throws IOException {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                part.close();
                            } catch (Exception e) {
                                System.err.println("Closing failed: " + e);
                            }
                        },
                        "closer"));
        Files.createFile(ready);
        while (failure.get().isEmpty()) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        System.err.println("The part stopped: " + failure.get().orElse("?"));
        System.exit(1);
    }

    /**
     * What every part does first: it says which versions it runs, and ends when the process that started it ends, since
     * its standard input is a pipe that only the parent holds open.
     */
    public static void begin() {
        Versions.announceKafka();
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // nobody writes
                        }
                    } catch (IOException e) {
                        System.err.println("The process that started this one has ended: " + e);
                    }
                    Runtime.getRuntime().halt(3);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
