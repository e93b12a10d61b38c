package vn.diemcau.consumer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.diemcau.consumer.StoredPosition.Resumption;
import vn.diemcau.service.Setting;
import vn.diemcau.service.SettingException;

/**
 * How far the partitions of the summary topics are in the database. Each position has an owner, the assignment that
 * may move it; a later assignment takes it over, and whoever held it before can write nothing more.
 */
public final class Positions {
    static final String TABLE = Database.SCHEMA + ".consumer_position";

    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final Jdbi jdbi;
    private final Map<String, SummaryTable> tables;
    private final Replays replays;

    Positions(Jdbi jdbi, String prefix) {
        this.jdbi = jdbi;
        this.tables = SummaryTable.byTopic(prefix);
        this.replays = new Replays(tables);
    }

    /**
     * The offset of the next record to read of each partition that was ever assigned, by the topics' names on the
     * broker: all records before it are in the tables. -1 where {@link #replayFromStart} waits to be heeded.
     */
    public static Map<TopicPartition, Long> read(DataSource database) {
        return Jdbi.create(database).withHandle(handle -> {
            Map<TopicPartition, Long> positions = new HashMap<>();
            handle.createQuery("select topic, partition, next_offset from " + TABLE)
                    .map((row, context) -> positions.put(
                            new TopicPartition(row.getString("topic"), row.getInt("partition")),
                            row.getLong("next_offset")))
                    .list();
            return positions;
        });
    }

    /**
     * Lets every partition be read anew from its start, at once where a consumer runs; rows that the topics no longer
     * have go when it is through. Until then the rows stay readable.
     */
    public static void replayFromStart(DataSource database) {
        Jdbi.create(database).useHandle(handle -> handle.execute("update " + TABLE
                + " set next_offset = -1, sweep_until = null, owner = nextval('" + Database.SCHEMA
                + ".consumer_token')"));
    }

    /**
     * Takes over partitions: from now on only the claims returned can move their positions.
     *
     * @param logs what the broker says of the partitions
     */
    Map<TopicPartition, Claim> claim(Map<TopicPartition, PartitionLog> logs) {
        return jdbi.inTransaction(handle -> {
            checkTopics(handle);
            Map<TopicPartition, Claim> claims = new HashMap<>();
            for (TopicPartition partition : sorted(logs.keySet())) {
                claims.put(partition, claim(handle, partition, logs.get(partition)));
            }
            return claims;
        });
    }

    /**
     * Moves positions in the transaction of the rows.
     *
     * @throws FencedException if one of them is no longer the claim's to move
     */
    void advance(Handle handle, List<Batch.Step> steps) {
        steps.stream()
                .sorted(Comparator.comparing(step -> step.claim().partition(), ORDER))
                .forEach(step -> advance(handle, step));
    }

    /** Says that partitions are read up to where their claims stand, so that their positions do not grow old. */
    void confirm(Collection<Claim> claims) {
        jdbi.useHandle(handle -> claims.forEach(claim -> confirm(handle, claim)));
    }

    private static void confirm(Handle handle, Claim claim) {
        handle.createUpdate("update " + TABLE + " set updated_at = now() where topic = :topic"
                        + " and partition = :partition and owner = :owner and next_offset = :next")
                .bind("topic", claim.partition().topic())
                .bind("partition", claim.partition().partition())
                .bind("owner", claim.owner())
                .bind("next", claim.nextOffset())
                .execute();
    }

    private void advance(Handle handle, Batch.Step step) {
        Claim before = step.claim();
        Claim after = before.advancedTo(step.nextOffset());
        int moved = handle.createUpdate("update " + TABLE
                        + " set next_offset = :next, sweep_until = :sweepUntil, updated_at = now()"
                        + " where topic = :topic and partition = :partition and owner = :owner"
                        + " and next_offset = :expected")
                .bind("next", after.nextOffset())
                .bind("sweepUntil", boxed(after.sweepUntil()))
                .bind("topic", before.partition().topic())
                .bind("partition", before.partition().partition())
                .bind("owner", before.owner())
                .bind("expected", before.nextOffset())
                .execute();
        if (moved != 1) {
            throw new FencedException(before.partition());
        }
    }

    /** Deletes, once its rows are written, what a replay that ends with the step has not seen. */
    void sweep(Handle handle, Batch.Step step) {
        if (step.claim().endsReplayAt(step.nextOffset())) {
            replays.sweep(handle, step.claim().partition(), step.claim().replay());
        }
    }

    private Claim claim(Handle handle, TopicPartition partition, PartitionLog log) {
        StoredPosition stored = lock(handle, partition);
        long owner = handle.createQuery("select nextval('" + Database.SCHEMA + ".consumer_token')")
                .mapTo(Long.class)
                .one();
        Resumption resumption = stored.resumption(log);
        Claim claim = resumption == Resumption.GO_ON
                ? new Claim(partition, owner, log.topicId(), stored.nextOffset(), stored.replay(), stored.sweepUntil())
                : new Claim(partition, owner, log.topicId(), log.start(), owner, OptionalLong.of(log.end()));
        if (resumption == Resumption.REPLAY_ANEW) {
            replays.forgetOffsets(handle, partition);
            replays.dropPartitionsFrom(handle, partition.topic(), log.partitions());
        }
        if (claim.endsReplayAt(claim.nextOffset())) {
            replays.sweep(handle, partition, claim.replay());
            claim = claim.advancedTo(claim.nextOffset());
        }
        save(handle, claim);
        if (resumption != Resumption.GO_ON) {
            confirm(handle, claim);
        }
        return claim;
    }

    /** How long the topic keeps tombstones; a reader that was away longer may have missed some. */
    private long tombstoneRetentionMs(TopicPartition partition) {
        return Long.parseLong(tables.get(partition.topic()).topic().settings().get("delete.retention.ms"));
    }

    private StoredPosition lock(Handle handle, TopicPartition partition) {
        handle.createUpdate("insert into " + TABLE
                        + " (topic, partition, next_offset, owner, replay, updated_at)"
                        + " values (:topic, :partition, -1, 0, 0, now()) on conflict do nothing")
                .bind("topic", partition.topic())
                .bind("partition", partition.partition())
                .execute();
        return handle.createQuery("select topic_id, next_offset, replay, sweep_until,"
                        + " updated_at < now() - :retention * interval '1 millisecond' as expired from " + TABLE
                        + " where topic = :topic and partition = :partition for update")
                .bind("retention", tombstoneRetentionMs(partition))
                .bind("topic", partition.topic())
                .bind("partition", partition.partition())
                .map((row, context) -> stored(row))
                .one();
    }

    private static StoredPosition stored(ResultSet row) throws SQLException {
        Long sweepUntil = row.getObject("sweep_until", Long.class);
        return new StoredPosition(
                row.getString("topic_id"),
                row.getLong("next_offset"),
                row.getLong("replay"),
                sweepUntil == null ? OptionalLong.empty() : OptionalLong.of(sweepUntil),
                row.getBoolean("expired"));
    }

    /** Leaves the age of the position as it is: a consumer that starts again and again has not read a thing. */
    private static void save(Handle handle, Claim claim) {
        handle.createUpdate("update " + TABLE + " set owner = :owner, topic_id = :topicId, next_offset = :next,"
                        + " replay = :replay, sweep_until = :sweepUntil where topic = :topic and partition = :partition")
                .bind("owner", claim.owner())
                .bind("topicId", claim.topicId())
                .bind("next", claim.nextOffset())
                .bind("replay", claim.replay())
                .bind("sweepUntil", boxed(claim.sweepUntil()))
                .bind("topic", claim.partition().topic())
                .bind("partition", claim.partition().partition())
                .execute();
    }

    /** The rows have the keys of one installation; two of them in one database would overwrite each other. */
    private void checkTopics(Handle handle) {
        List<String> others = new ArrayList<>(handle.createQuery("select distinct topic from " + TABLE)
                .mapTo(String.class)
                .list());
        others.removeAll(tables.keySet());
        if (!others.isEmpty()) {
            throw new SettingException("The database holds the summaries of other topics: " + others
                    + ". Set " + Setting.TOPIC_PREFIX.variable() + " to what precedes their names, or use another database with "
                    + Setting.JDBC_URL.variable() + ".");
        }
    }

    /** Always in the same order, so that two consumers never wait for each other's rows in a circle. */
    private static List<TopicPartition> sorted(Collection<TopicPartition> partitions) {
        return partitions.stream().sorted(ORDER).toList();
    }

    private static Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
