package vn.diemcau.cli.deadletters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.cli.report.DisplayText;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.write.PositionTable;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.DeadLetter;
import vn.diemcau.topic.RecordKey;
import vn.diemcau.topic.Topics;

/** One pass over the dead letters, which sends back those that may be sent. */
public final class Redrive {
    private final Settings settings;
    private final String prefix;
    private final Plan plan;
    private final Consumer<String> messages;
    private final Outgoing outgoing;
    private final Originals originals;
    private final Redrives before;
    private final RedrivenEvents described;
    private final SortedMap<TopicPartition, Letter> replays =
            new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
    private final List<ProducerRecord<byte[], byte[]>> replayMarkers = new ArrayList<>();
    private long read;
    private long sent;
    private long replayed;
    private long notChosen;
    private long sentBefore;
    private long refused;

    /**
     * The options.
     *
     * @param filter which letters
     * @param limit how many are sent back at most
     * @param dryRun whether nothing is to be done
     * @param maxRedrives how often a record may be sent back
     * @param again whether also those that were sent back before
     * @param replay whether the consumer is to read again what is of it
     */
    public record Plan(
            FilterOptions filter, long limit, boolean dryRun, int maxRedrives, boolean again, boolean replay) {}

    /** The results: read = sent + replayed + notChosen + sentBefore + refused. */
    public record Result(long read, long sent, long replayed, long notChosen, long sentBefore, long refused) {
        String summary(boolean dryRun) {
            return String.format(
                    "%sRead %,d dead letters: %,d sent back, %,d for the consumer to read again,"
                            + " %,d skipped (%,d not chosen, %,d sent back before), %,d refused",
                    dryRun ? "Dry run, nothing is done. " : "",
                    read,
                    sent,
                    replayed,
                    notChosen + sentBefore,
                    notChosen,
                    sentBefore,
                    refused);
        }
    }

    private Redrive(Settings settings, Plan plan, Consumer<String> messages, Outgoing outgoing, Originals originals) {
        this.settings = settings;
        this.prefix = settings.get(Setting.TOPIC_PREFIX);
        this.plan = plan;
        this.messages = messages;
        this.outgoing = outgoing;
        this.originals = originals;
        this.before = Redrives.read(settings);
        this.described = new RedrivenEvents(settings);
    }

    /**
     * Goes through all present letters; those that come back meanwhile are for the next run.
     *
     * @param messages takes a line for each letter that is refused, in a dry run also for the others
     * @throws vn.diemcau.cli.command.CommandException if it is interrupted; what was sent back is recorded for the next
     *     run
     */
    public static Result run(Settings settings, Plan plan, Consumer<String> messages) {
        try (LetterLog log = LetterLog.open(settings, Topics.DEAD_LETTERS);
                Outgoing outgoing = plan.dryRun() ? Outgoing.nowhere() : Outgoing.open(settings);
                Originals originals = new Originals(settings)) {
            Redrive redrive = new Redrive(settings, plan, messages, outgoing, originals);
            log.read(plan.filter().since(), redrive::take);
            redrive.replay();
            outgoing.commit();
            return redrive.result();
        }
    }

    private boolean take(Letter letter) {
        if (sent + replayed >= plan.limit()) {
            return false;
        }
        read++;
        if (!plan.filter().matches(letter, prefix)) {
            notChosen++;
        } else if (!plan.again() && before.contains(letter)) {
            sentBefore++;
        } else {
            Optional<String> objection = objection(letter);
            if (objection.isPresent()) {
                refused++;
                say(letter, "refused: " + objection.get());
            } else if (isEvent(letter)) {
                sendBack(letter);
            } else {
                noteReplay(letter);
            }
        }
        return true;
    }

    private void sendBack(Letter letter) {
        sent++;
        String topic = letter.about().orElseThrow().topic();
        if (plan.dryRun()) {
            say(letter, "would go to " + topic);
        }
        outgoing.send(described.record(redriven(letter, topic)));
        outgoing.send(before.add(settings, letter));
        outgoing.commitIfLarge();
    }

    private ProducerRecord<byte[], byte[]> redriven(Letter letter, String topic) {
        if (!DeadLetter.isCut(letter.headers())) {
            return DeadLetter.redriven(topic, letter.key(), letter.value(), letter.headers());
        }
        ConsumerRecord<byte[], byte[]> original = originals.of(letter).orElseThrow();
        return DeadLetter.redriven(topic, original.key(), original.value(), original.headers());
    }

    private void noteReplay(Letter letter) {
        replayed++;
        DeadLetter about = letter.about().orElseThrow();
        if (plan.dryRun()) {
            say(letter, "would be read again by the consumer");
        }
        replays.merge(
                new TopicPartition(about.topic(), about.partition()),
                letter,
                (one, other) -> offset(one) <= offset(other) ? one : other);
        replayMarkers.add(before.add(settings, letter));
    }

    /** Sets the consumer back before its letters count as done: doing it twice is harmless, not doing it is not. */
    private void replay() {
        if (plan.dryRun() || replays.isEmpty()) {
            return;
        }
        try (Database database = Database.open(settings)) {
            replays.forEach(
                    (partition, letter) -> PositionTable.replayFrom(database.dataSource(), partition, offset(letter)));
        }
        replayMarkers.forEach(outgoing::send);
    }

    /** Why a letter is not sent back; empty if it is. */
    private Optional<String> objection(Letter letter) {
        if (letter.about().isEmpty()) {
            return Optional.of(letter.reason());
        }
        if (isSummary(letter)) {
            return plan.replay()
                    ? Optional.empty()
                    : Optional.of("it is a summary, and newer ones may exist; with --replay, the consumer reads it"
                            + " again from its topic");
        }
        if (!isEvent(letter)) {
            return Optional.of("it did not come from an event topic of this installation");
        }
        int redrives = DeadLetter.redrives(letter.headers());
        if (redrives >= plan.maxRedrives()) {
            return Optional.of(
                    "it was sent back " + redrives + " times and failed again; fix it, or raise --max-redrives");
        }
        if (DeadLetter.isCut(letter.headers()) && originals.of(letter).isEmpty()) {
            return Optional.of("it was truncated, and its topic no longer has the original");
        }
        if (letter.value() == null) {
            return Optional.of("it has no value and can never become an event");
        }
        try {
            RecordKey.text(letter.key());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage() + "; it can never become an event");
        }
    }

    private boolean isEvent(Letter letter) {
        String topic = letter.about().orElseThrow().topic();
        return Topics.events().stream().anyMatch(events -> events.name(prefix).equals(topic));
    }

    private boolean isSummary(Letter letter) {
        String topic = letter.about().orElseThrow().topic();
        return Topics.summaries().stream()
                .anyMatch(summaries -> summaries.name(prefix).equals(topic));
    }

    private static long offset(Letter letter) {
        return letter.about().orElseThrow().offset();
    }

    private void say(Letter letter, String what) {
        messages.accept(letter.place() + "  " + DisplayText.clean(letter.origin()) + "  " + what);
    }

    private Result result() {
        return new Result(read, sent, replayed, notChosen, sentBefore, refused);
    }
}
