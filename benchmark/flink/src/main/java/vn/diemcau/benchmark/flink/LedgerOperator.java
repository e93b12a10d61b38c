package vn.diemcau.benchmark.flink;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.kafka.common.serialization.Deserializer;
import vn.diemcau.benchmark.peer.ConferenceBook;
import vn.diemcau.benchmark.peer.Counters;
import vn.diemcau.benchmark.peer.PeerEvent;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/**
 * Counts the conferences of a partition. As Flink's own mini-batches do, it works in memory and writes into keyed state,
 * and sends on what the totals change by, once a checkpoint, just before the barrier.
 */
final class LedgerOperator extends AbstractStreamOperator<Tuple2<String, long[]>>
        implements OneInputStreamOperator<Tuple3<String, Byte, byte[]>, Tuple2<String, long[]>> {
    private static final long serialVersionUID = 1L;

    /** Conferences that stay in memory beyond a checkpoint. */
    private static final int MOST_BOOKS = 2000;

    private transient MapState<String, byte[]> pieces;
    private transient Map<String, ConferenceBook> books;
    private transient Set<String> changed;
    private transient List<Topic<?>> topics;
    private transient List<Deserializer<?>> deserializers;
    private transient LocalDate today;

    @Override
    public void open() throws Exception {
        super.open();
        pieces = getKeyedStateStore()
                .getMapState(new MapStateDescriptor<>(
                        "pieces", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        books = new LinkedHashMap<>(MOST_BOOKS, 0.75f, true);
        changed = new HashSet<>();
        Settings settings = Settings.from(System.getenv());
        today = settings.date(Setting.AS_OF).orElseThrow();
        topics = Topics.events();
        deserializers = new ArrayList<>();
        for (Topic<?> topic : topics) {
            deserializers.add(AvroCodecs.deserializer(
                    settings.get(Setting.DESERIALIZER), topic.valueType(), settings.registry()));
        }
    }

    @Override
    public void processElement(StreamRecord<Tuple3<String, Byte, byte[]>> element) throws Exception {
        Tuple3<String, Byte, byte[]> event = element.getValue();
        ConferenceBook book = books.get(event.f0);
        if (book == null) {
            book = load();
            books.put(event.f0, book);
        }
        Object envelope =
                deserializers.get(event.f1).deserialize(topics.get(event.f1).name(""), event.f2);
        book.apply(PeerEvent.of((SpecificRecord) envelope));
        changed.add(event.f0);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        Map<String, long[]> totals = new HashMap<>();
        for (String conference : changed) {
            setCurrentKey(conference);
            Map<String, byte[]> saved = new HashMap<>();
            books.get(conference)
                    .settle(
                            today,
                            (row, change) -> Counters.add(
                                    totals.computeIfAbsent(row, key -> new long[Counters.SIZE]), change, 1),
                            saved::put);
            pieces.putAll(saved);
        }
        changed.clear();
        totals.forEach((row, change) -> {
            if (!Counters.areZero(change)) {
                output.collect(new StreamRecord<>(Tuple2.of(row, change)));
            }
        });
        var oldest = books.keySet().iterator();
        while (books.size() > MOST_BOOKS) {
            oldest.next();
            oldest.remove();
        }
    }

    private ConferenceBook load() throws Exception {
        ConferenceBook book = new ConferenceBook();
        for (Map.Entry<String, byte[]> piece : pieces.entries()) {
            book.load(piece.getKey(), piece.getValue());
        }
        return book;
    }
}
