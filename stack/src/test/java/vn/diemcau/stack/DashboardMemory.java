package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.summary.ConferenceStatus;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.DirectiveStanding;
import vn.diemcau.summary.DirectiveStatus;
import vn.diemcau.summary.ProvinceSummary;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** Looks at the memory of an open page while rows change all the time; {@code dev/page-memory} runs it. */
@EnabledIfSystemProperty(named = "diemcau.memory.minutes", matches = "[0-9]+")
class DashboardMemory {
    private static final int MINUTES = Integer.getInteger("diemcau.memory.minutes", 0);
    private static final int CHANGES_A_SECOND = 100;
    private static final int CONFERENCES = 500;
    private static final String PERIOD = "2026";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<String> CODES = List.copyOf(ProvinceRegister.get().codes(ProvinceMap.MAP_34));

    @Test
    void shouldNeedNoMoreMemoryAsTimeGoesOn() throws Exception {
        // Given
        List<Long> heaps = new ArrayList<>();
        try (DashboardRun run = DashboardRun.start("--js-flags=--expose-gc", "--enable-precise-memory-info");
                Changes changes = new Changes(run.stack().stack().settings());
                PageVisit visit = PageVisit.at(
                        run.browser(),
                        URI.create(run.web().uri() + "/?map=34&period=" + PERIOD),
                        "en-GB",
                        1280,
                        ColorScheme.LIGHT)) {
            Page page = visit.page();
            page.evaluate("""
                    async () => {
                      const {port} = new SharedWorker('/js/live-worker.js', 'diemcau-changes');
                      window.changesSeen = 0;
                      port.onmessage = ({data}) => { window.changesSeen += data.type === 'change' ? 1 : 0; };
                      setInterval(() => port.postMessage('here'), 20000);
                    }""");

            // When
            for (int minute = 1; minute <= MINUTES; minute++) {
                page.waitForTimeout((double) TimeUnit.MINUTES.toMillis(1));
                page.evaluate("gc()");
                heaps.add(number(page, "performance.memory.usedJSHeapSize"));
                System.out.printf(
                        "minute %d: heap %.1f MB, %d elements, %d changes seen of %d sent, renderers %d MB resident%n",
                        minute,
                        (double) heaps.get(minute - 1) / 1e6,
                        number(page, "document.querySelectorAll('*').length"),
                        number(page, "window.changesSeen"),
                        changes.sent,
                        renderers());
            }

            // Then
            assertThat(visit.errors()).isEmpty();
            assertThat(number(page, "window.changesSeen")).isGreaterThan(CHANGES_A_SECOND * 30L * MINUTES);
            assertThat(heaps.get(MINUTES - 1)).isLessThan(heaps.get(0) * 3 / 2);
        }
    }

    private static long number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).longValue();
    }

    /** What the browser's processes that draw pages and run workers have in memory, in MB; 0 where the system does not say. */
    private static long renderers() {
        return ProcessHandle.current()
                        .descendants()
                        .mapToLong(ProcessHandle::pid)
                        .filter(pid -> read(pid, "cmdline").contains("--type=renderer"))
                        .map(DashboardMemory::residentKilobytes)
                        .sum()
                / 1024;
    }

    private static long residentKilobytes(long pid) {
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static String read(long pid, String name) {
        try {
            return Files.readString(Path.of("/proc/" + pid, name));
        } catch (IOException e) {
            return ""; // it has ended, or the system tells nothing
        }
    }

    /** Publishes summaries of conferences, provinces and statuses in turns: what the page shows, and what it does not. */
    @SuppressWarnings({"FutureReturnValueIgnored", "NonAtomicVolatileUpdate"}) // one thread; the page shows what came
    private static final class Changes implements AutoCloseable {
        private final Producer<String, byte[]> producer;
        private final Serializer<SpecificRecord> serializer;
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private volatile long sent;

        Changes(Settings settings) {
            producer = new KafkaProducer<>(settings.kafka(), new StringSerializer(), new ByteArraySerializer());
            serializer = AvroCodecs.serializer(settings.get(Setting.SERIALIZER), settings.registry());
            clock.scheduleAtFixedRate(
                    this::sendNext, 0, TimeUnit.SECONDS.toMicros(1) / CHANGES_A_SECOND, TimeUnit.MICROSECONDS);
        }

        private void sendNext() {
            long number = sent++;
            String conferenceId = "c" + number % CONFERENCES;
            String code = CODES.get((int) (number % CODES.size()));
            switch ((int) (number % 3)) {
                case 0 -> send(Topics.CONFERENCE_SUMMARIES, conferenceId, conference(conferenceId, number));
                case 1 -> send(Topics.PROVINCE_SUMMARIES, "34/" + code + "/" + PERIOD, province(code, number));
                default ->
                    send(Topics.DIRECTIVE_STATUSES, conferenceId + "/d/" + code, status(conferenceId, code, (int)
                            (number % 101)));
            }
        }

        private void send(Topic<?> topic, String key, SpecificRecord value) {
            producer.send(new ProducerRecord<>(topic.name(), key, serializer.serialize(topic.name(), value)));
        }

        private static ConferenceSummary conference(String id, long speeches) {
            return ConferenceSummary.newBuilder()
                    .setConferenceId(id)
                    .setTitle("Hội nghị trực tuyến toàn quốc " + id)
                    .setLevel(Level.CENTRAL)
                    .setFormat(Format.ONLINE)
                    .setKind(ConferenceKind.REVIEW)
                    .setConvener("Chính phủ")
                    .setStatus(ConferenceStatus.OPEN)
                    .setDate(TODAY)
                    .setSpeeches(speeches)
                    .setUpdatedAt(Instant.EPOCH)
                    .build();
        }

        private static ProvinceSummary province(String code, long speeches) {
            return ProvinceSummary.newBuilder()
                    .setMap("34")
                    .setProvince(code)
                    .setProvinceName(ProvinceRegister.get().name(ProvinceMap.MAP_34, code))
                    .setPeriod(PERIOD)
                    .setSpeeches(speeches)
                    .setAttendanceRate(speeches % 100 / 100.0)
                    .setUpdatedAt(Instant.EPOCH)
                    .build();
        }

        private static DirectiveStatus status(String conferenceId, String code, int percent) {
            return DirectiveStatus.newBuilder()
                    .setConferenceId(conferenceId)
                    .setDirectiveId("d")
                    .setProvince(code)
                    .setStatus(DirectiveStanding.OPEN)
                    .setPercent(percent)
                    .setDueOn(null)
                    .setCompletedAt(null)
                    .setUpdatedAt(Instant.EPOCH)
                    .build();
        }

        @Override
        public void close() {
            clock.shutdownNow();
            producer.close();
        }
    }
}
