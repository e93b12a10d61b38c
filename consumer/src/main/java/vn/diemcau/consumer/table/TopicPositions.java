package vn.diemcau.consumer.table;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;

/** How far the topics are in the tables. */
public final class TopicPositions {
    /** The table of positions. */
    public static final String TABLE = Database.SCHEMA + ".consumer_position";

    private TopicPositions() {}

    /**
     * The offset of the next record to read of each partition that was ever assigned, by the topics' names on the
     * broker: all records before it are in the tables. -1 if it is about to be read from the start.
     */
    public static Map<TopicPartition, Long> read(Handle handle) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        handle.createQuery("select topic, partition, next_offset from " + TABLE)
                .map((row, context) -> positions.put(
                        new TopicPartition(row.getString("topic"), row.getInt("partition")),
                        row.getLong("next_offset")))
                .list();
        return positions;
    }
}
