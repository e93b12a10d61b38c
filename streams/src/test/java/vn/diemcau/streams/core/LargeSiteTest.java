package vn.diemcau.streams.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.event.ConferenceCancelled;
import vn.diemcau.event.ConferenceClosed;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLeft;
import vn.diemcau.model.BatchModel;
import vn.diemcau.model.Envelopes;

/** Sites that come and go often, in the provinces of one unit of map 34, at a conference that may move between maps. */
class LargeSiteTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final Instant SEAM = Instant.parse("2025-06-30T17:00:00Z");

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldComeToWhatTheModelSaysInAnyOrder(long seed) {
        // Given
        Random random = new Random(seed);
        List<SpecificRecord> events = events(random);
        CoreRun run = new CoreRun(TODAY);

        // When
        for (SpecificRecord event : events) {
            run.apply(event);
            if (random.nextInt(20) == 0) {
                run.commit();
                if (random.nextBoolean()) {
                    run.restart(TODAY);
                }
            }
        }
        run.commit();

        // Then
        assertThat(BatchModel.of(events, TODAY).differences(run.published())).isEmpty();
    }

    @Test
    void shouldWriteAFewRecordsForAMoveHoweverManyThereAre() {
        // Given
        CoreRun run = new CoreRun(TODAY);
        Random random = new Random(1);
        run.apply(event(random, convened(SEAM)));
        for (int i = 0; i < 2_000; i++) {
            run.apply(event(random, move(random, "VN-66")));
        }
        run.commit();
        long before = run.written();

        // When
        run.apply(event(random, move(random, "VN-66")));
        run.commit();

        // Then
        assertThat(run.written() - before).isLessThan(5_000);
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static List<SpecificRecord> events(Random random) {
        List<SpecificRecord> events = new ArrayList<>();
        events.add(event(random, convened(SEAM.plusSeconds(random.nextInt(200) - 100))));
        int moves = 20 + random.nextInt(80);
        for (int i = 0; i < moves; i++) {
            events.add(event(random, move(random, random.nextInt(4) == 0 ? "VN-20" : "VN-66")));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            events.add(event(random, new SiteAnnulled(random.nextBoolean() ? "VN-20" : "VN-66", "main")));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            events.add(event(random, new ConferenceOpened()));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            events.add(event(random, new ConferenceClosed()));
        }
        if (random.nextInt(4) == 0) {
            events.add(event(random, ConferenceCancelled.newBuilder().build()));
            events.add(event(random, convened(SEAM)));
        }
        events.addAll(events.subList(0, random.nextInt(events.size())));
        Collections.shuffle(events, random);
        return events;
    }

    private static SpecificRecord move(Random random, String code) {
        if (random.nextInt(5) < 2) {
            return new SiteLeft(code, "main");
        }
        return SiteJoined.newBuilder()
                .setProvince(code)
                .setSite("main")
                .setDelegates(random.nextInt(3) == 0 ? random.nextInt(100) : null)
                .setChair(random.nextInt(4) == 0 ? "Ông " + random.nextInt(9) : null)
                .build();
    }

    private static SpecificRecord convened(Instant start) {
        return ConferenceConvened.newBuilder()
                .setTitle("Hội nghị")
                .setLevel(Level.CENTRAL)
                .setFormat(Format.ONLINE)
                .setKind(ConferenceKind.BRIEFING)
                .setConvener("Văn phòng")
                .setScheduledStart(start)
                .setInvited(new ProvinceSelection(true, List.of()))
                .build();
    }

    private static SpecificRecord event(Random random, SpecificRecord body) {
        Instant at = SEAM.plusSeconds(random.nextInt(120) - 60);
        return Envelopes.of(new UUID(random.nextLong(), random.nextLong()), "c1", at, body);
    }
}
