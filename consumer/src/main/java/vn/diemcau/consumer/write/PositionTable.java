package vn.diemcau.consumer.write;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.TopicPositions;

/** How far the partitions of the summary topics are in the database: the table of positions. */
public final class PositionTable {
    static final String TABLE = TopicPositions.TABLE;

    /** The order in which rows are locked, always the same, so that no two consumers wait for each other in a circle. */
    static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private static final String TOKENS = Database.SCHEMA + ".consumer_token";

    /** Moves positions that still belong to the claims; locks them in the order of {@link #ORDER}. */
    private static final String ADVANCE = "with step as (select * from"
            + " unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])"
            + " as s (topic, partition, owner, expected, next_offset, sweep_until)),"
            + " locked as (select p.topic, p.partition from " + TABLE + " p join step using (topic, partition)"
            + " order by p.topic collate \"C\", p.partition for update of p)"
            + " update " + TABLE + " p"
            + " set next_offset = step.next_offset, sweep_until = step.sweep_until, updated_at = now()"
            + " from step join locked using (topic, partition)"
            + " where p.topic = step.topic and p.partition = step.partition"
            + " and p.owner = step.owner and p.next_offset = step.expected"
            + " returning p.topic, p.partition";

    private PositionTable() {}

    /**
     * The offset of the next record to read of each partition that was ever assigned, by the topics' names on the
     * broker: all records before it are in the tables. -1 if {@link #replayFromStart} was called and the replay has not
     * begun.
     */
    public static Map<TopicPartition, Long> read(DataSource database) {
        return Jdbi.create(database).withHandle(TopicPositions::read);
    }

    /**
     * Makes consumers read every partition again from its start, at once if they are running; rows that the topics no
     * longer have are deleted at the end. Until then the rows stay readable.
     */
    public static void replayFromStart(DataSource database) {
        Jdbi.create(database)
                .useHandle(handle -> handle.execute("update " + TABLE
                        + " set next_offset = -1, sweep_until = null, owner = nextval('" + TOKENS + "')"));
    }

    /**
     * Makes consumers read a partition again from an offset, at once if they are running; rows of newer records stay.
     * Does nothing if the offset is not read yet.
     */
    public static void replayFrom(DataSource database, TopicPartition partition, long offset) {
        Jdbi.create(database)
                .useHandle(handle -> handle.createUpdate("update " + TABLE
                                + " set next_offset = :offset, owner = nextval('" + TOKENS + "')"
                                + " where topic = :topic and partition = :partition and next_offset > :offset")
                        .bind("offset", offset)
                        .bind("topic", partition.topic())
                        .bind("partition", partition.partition())
                        .execute());
    }

    /** A new number for an owner, never used before. */
    static long nextToken(Handle handle) {
        return handle.createQuery("select nextval('" + TOKENS + "')")
                .mapTo(Long.class)
                .one();
    }

    /**
     * The position of a partition, which nobody else can move before the transaction ends; a new one at -1 if there was
     * none.
     *
     * @param retention how long the topic keeps tombstones, at least
     */
    static StoredPosition lock(Handle handle, TopicPartition partition, Duration retention) {
        handle.createUpdate("insert into " + TABLE
                        + " (topic, partition, next_offset, owner, replay, updated_at)"
                        + " values (:topic, :partition, -1, 0, 0, now()) on conflict do nothing")
                .bind("topic", partition.topic())
                .bind("partition", partition.partition())
                .execute();
        return handle.createQuery("select topic_id, next_offset, replay, sweep_until,"
                        + " updated_at < now() - :retention * interval '1 millisecond' as expired from " + TABLE
                        + " where topic = :topic and partition = :partition for update")
                .bind("retention", retention.toMillis())
                .bind("topic", partition.topic())
                .bind("partition", partition.partition())
                .map((row, context) -> stored(row))
                .one();
    }

    /**
     * Sets the position to that of the claim. Does not refresh its age: a consumer that only starts again and again
     * reads nothing.
     */
    static void save(Handle handle, PartitionLease claim) {
        handle.createUpdate(
                        "update " + TABLE + " set owner = :owner, topic_id = :topicId, next_offset = :next,"
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

    /**
     * Moves positions in the transaction of the rows.
     *
     * @throws FencedException if one of them no longer belongs to the claim
     */
    static void advance(Handle handle, List<Batch.Step> steps) {
        Set<TopicPartition> moved = new HashSet<>();
        handle.createQuery(ADVANCE)
                .bind(0, array("text", steps, step -> partition(step).topic()))
                .bind(1, array("integer", steps, step -> partition(step).partition()))
                .bind(2, array("bigint", steps, step -> step.claim().owner()))
                .bind(3, array("bigint", steps, step -> step.claim().nextOffset()))
                .bind(4, array("bigint", steps, Batch.Step::nextOffset))
                .bind(
                        5,
                        array(
                                "bigint",
                                steps,
                                step -> boxed(step.claim()
                                        .advancedTo(step.nextOffset())
                                        .sweepUntil())))
                .map((row, context) -> moved.add(new TopicPartition(row.getString(1), row.getInt(2))))
                .list();
        for (Batch.Step step : steps) {
            if (!moved.contains(partition(step))) {
                throw new FencedException(partition(step));
            }
        }
    }

    /** Confirms that a partition is read up to its claim, so that the position does not expire. */
    static void confirm(Handle handle, PartitionLease claim) {
        handle.createUpdate("update " + TABLE + " set updated_at = now() where topic = :topic"
                        + " and partition = :partition and owner = :owner and next_offset = :next")
                .bind("topic", claim.partition().topic())
                .bind("partition", claim.partition().partition())
                .bind("owner", claim.owner())
                .bind("next", claim.nextOffset())
                .execute();
    }

    private static TopicPartition partition(Batch.Step step) {
        return step.claim().partition();
    }

    private static Argument array(String type, List<Batch.Step> steps, Function<Batch.Step, Object> value) {
        Object[] values = steps.stream().map(value).toArray();
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf(type, values));
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

    private static Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
