package vn.diemcau.benchmark.flink;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.kafka.common.serialization.Serializer;
import vn.diemcau.benchmark.peer.Counters;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.summary.ProvinceSummary;
import vn.diemcau.topic.Topics;

/** Sums up the totals of the provinces, and hands out those that changed once a checkpoint; no bytes are a tombstone. */
final class TotalsOperator extends AbstractStreamOperator<Tuple2<String, byte[]>>
        implements OneInputStreamOperator<Tuple2<String, long[]>, Tuple2<String, byte[]>> {
    private static final long serialVersionUID = 1L;
    private static final byte[] TOMBSTONE = {};

    private transient ValueState<long[]> total;
    private transient Map<String, long[]> changes;
    private transient Serializer<ProvinceSummary> serializer;

    @Override
    public void open() throws Exception {
        super.open();
        total = getKeyedStateStore()
                .getState(new ValueStateDescriptor<>("total", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        changes = new HashMap<>();
        Settings settings = Settings.from(System.getenv());
        serializer = AvroCodecs.serializer(settings.get(Setting.SERIALIZER), settings.registry());
    }

    @Override
    public void processElement(StreamRecord<Tuple2<String, long[]>> element) {
        Tuple2<String, long[]> change = element.getValue();
        Counters.add(changes.computeIfAbsent(change.f0, row -> new long[Counters.SIZE]), change.f1, 1);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        for (Map.Entry<String, long[]> change : changes.entrySet()) {
            setCurrentKey(change.getKey());
            long[] before = total.value();
            long[] after = before == null ? new long[Counters.SIZE] : before.clone();
            Counters.add(after, change.getValue(), 1);
            total.update(after);
            ProvinceSummary summary = Counters.summary(change.getKey(), after, Instant.now());
            output.collect(new StreamRecord<>(Tuple2.of(
                    change.getKey(),
                    summary == null ? TOMBSTONE : serializer.serialize(Topics.PROVINCE_SUMMARIES.name(""), summary))));
        }
        changes.clear();
    }
}
