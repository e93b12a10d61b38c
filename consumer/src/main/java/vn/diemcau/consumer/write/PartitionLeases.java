package vn.diemcau.consumer.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.write.StoredPosition.Resumption;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;

/** Takes over partitions for a consumer, and decides from where it reads them. */
final class PartitionLeases {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionLeases.class);

    private final Jdbi jdbi;
    private final Map<String, SummaryTable> tables;
    private final Replays replays;
    private final Map<TopicPartition, String> lost = new ConcurrentSkipListMap<>(PositionTable.ORDER);

    PartitionLeases(Jdbi jdbi, String prefix) {
        this.jdbi = jdbi;
        this.tables = SummaryTable.byTopic(prefix);
        this.replays = new Replays(tables);
    }

    /**
     * Takes over partitions: from now on only the returned claims can move their positions.
     *
     * @param logs what the broker says of the partitions
     */
    Map<TopicPartition, PartitionLease> claim(Map<TopicPartition, PartitionLog> logs) {
        return jdbi.inTransaction(handle -> {
            checkTopics(handle);
            Map<TopicPartition, PartitionLease> claims = new HashMap<>();
            for (TopicPartition partition :
                    logs.keySet().stream().sorted(PositionTable.ORDER).toList()) {
                claims.put(partition, claim(handle, partition, logs.get(partition)));
            }
            return claims;
        });
    }

    /**
     * Which partitions were found to end before the position in the database: the brokers have lost records. Their rows
     * are read again, but what was lost is published again only once it changes, so this is reported until the process ends.
     * From any thread.
     */
    Collection<String> lost() {
        return List.copyOf(lost.values());
    }

    /** Confirms that partitions are read up to their claims, so that their positions do not expire. */
    void confirm(Collection<PartitionLease> claims) {
        jdbi.useHandle(handle -> claims.forEach(claim -> PositionTable.confirm(handle, claim)));
    }

    private PartitionLease claim(Handle handle, TopicPartition partition, PartitionLog log) {
        StoredPosition stored = PositionTable.lock(handle, partition, tombstoneRetention(partition));
        long owner = PositionTable.nextToken(handle);
        Resumption resumption = stored.resumption(log);
        if (stored.isBeyond(log)) {
            lose(partition, stored.nextOffset(), log.end());
        }
        PartitionLease claim = resumption == Resumption.GO_ON
                ? new PartitionLease(
                        partition, owner, log.topicId(), stored.nextOffset(), stored.replay(), stored.sweepUntil())
                : new PartitionLease(partition, owner, log.topicId(), log.start(), owner, OptionalLong.of(log.end()));
        if (resumption == Resumption.REPLAY_ANEW) {
            replays.forgetOffsets(handle, partition);
            replays.dropPartitionsFrom(handle, partition.topic(), log.partitions());
        }
        if (claim.endsReplayAt(claim.nextOffset())) {
            replays.sweep(handle, partition, claim.replay());
            claim = claim.advancedTo(claim.nextOffset());
        }
        PositionTable.save(handle, claim);
        if (resumption != Resumption.GO_ON) {
            PositionTable.confirm(handle, claim);
        }
        return claim;
    }

    private void lose(TopicPartition partition, long position, long end) {
        lost.put(
                partition,
                partition + ": its records up to offset " + (position - 1) + " were stored, and it ends before " + end
                        + "; the brokers have lost records, see docs/RUNBOOK.md");
        LOG.atError()
                .addKeyValue("event", "records-lost")
                .addKeyValue("partition", partition)
                .addKeyValue("position", position)
                .addKeyValue("end", end)
                .log("The brokers have lost records");
    }

    /** How long the topic keeps tombstones; a reader that was offline for longer may have missed some. */
    private Duration tombstoneRetention(TopicPartition partition) {
        String milliseconds = tables.get(partition.topic()).topic().settings().get("delete.retention.ms");
        return Duration.ofMillis(Long.parseLong(milliseconds));
    }

    /** The rows belong to one installation; two installations in one database would overwrite each other. */
    private void checkTopics(Handle handle) {
        List<String> others = new ArrayList<>(handle.createQuery("select distinct topic from " + PositionTable.TABLE)
                .mapTo(String.class)
                .list());
        others.removeAll(tables.keySet());
        if (!others.isEmpty()) {
            throw new SettingException("The database holds the summaries of other topics: " + others
                    + ". Set " + Setting.TOPIC_PREFIX.variable()
                    + " to the text before their names, or use another database with "
                    + Setting.JDBC_URL.variable() + ".");
        }
    }
}
