package vn.diemcau.producer.simulate;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Until it is closed, a signal that ends the process interrupts this thread first and waits until it has reported its
 * progress.
 */
public final class Interruption {
    private static final int PATIENCE_SECONDS = 10;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Thread interrupted) {
        this.hook = new Thread(() -> {
            interrupted.interrupt();
            await();
        });
    }

    public static Interruption onShutdown() {
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void await() {
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void end() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is running already
        }
    }
}
