package vn.diemcau.service.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.diemcau.service.health.Probes;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

class ForegroundTest {
    private static final Settings SETTINGS = Settings.from(Map.of());

    @Test
    void shouldExitWithZeroAfterAServiceThatWasClosed() {
        Work service = new Work(() -> {});

        assertThat(Foreground.run(service, SETTINGS, 0, Metrics.ofProcess())).isZero();
        assertThat(service.closed).isTrue();
    }

    @Test
    void shouldExitWithOneAfterAServiceThatFailedAndCloseIt() {
        Work service = new Work(() -> {
            throw new IllegalStateException("No space left on device");
        });

        assertThat(Foreground.run(service, SETTINGS, 0, Metrics.ofProcess())).isEqualTo(1);
        assertThat(service.closed).isTrue();
    }

    @Test
    void shouldExitWithOneAfterAnErrorOfJava() {
        Work service = new Work(() -> {
            throw new OutOfMemoryError("Java heap space");
        });

        assertThat(Foreground.run(service, SETTINGS, 0, Metrics.ofProcess())).isEqualTo(1);
    }

    @Test
    void shouldNotRunAServiceWhoseHealthCannotBeServed() {
        Work service = new Work(() -> {});

        assertThatThrownBy(
                        () -> Foreground.run(service, SETTINGS.with(Setting.HEALTH_PORT, "-1"), 0, Metrics.ofProcess()))
                .isInstanceOf(SettingException.class);
        assertThat(service.ran).isFalse();
    }

    private static final class Work implements Service {
        private final Runnable work;
        private boolean ran;
        private boolean closed;

        Work(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            ran = true;
            work.run();
        }

        @Override
        public Probes probes() {
            return new Probes(Optional::empty, Map.of());
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
