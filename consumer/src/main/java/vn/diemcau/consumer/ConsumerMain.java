package vn.diemcau.consumer;

import org.slf4j.LoggerFactory;
import vn.diemcau.service.Settings;

/** The consumer as a process of its own, with settings from the environment; exits with 1 when it fails. */
public final class ConsumerMain {
    private ConsumerMain() {}

    public static void main(String[] arguments) {
        try {
            run(Settings.from(System.getenv()));
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(ConsumerMain.class).error("The consumer stops: {}", e.getMessage(), e);
            System.exit(1);
        }
    }

    private static void run(Settings settings) {
        try (Database database = Database.open(settings);
                SummaryConsumer consumer = new SummaryConsumer(settings, database)) {
            Runtime.getRuntime().addShutdownHook(new Thread(consumer::close, "close"));
            consumer.run();
        }
    }
}
