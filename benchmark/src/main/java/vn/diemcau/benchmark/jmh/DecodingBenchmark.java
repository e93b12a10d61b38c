package vn.diemcau.benchmark.jmh;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Deserializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** Bytes of a topic of events to an envelope. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class DecodingBenchmark {
    private List<RecordedEvents.Message> messages;
    private final Map<Topic<?>, Deserializer<?>> deserializers = new HashMap<>();

    @Setup
    public void record() throws InterruptedException {
        messages = RecordedEvents.messages();
        for (Topic<?> topic : Topics.events()) {
            deserializers.put(
                    topic,
                    AvroCodecs.deserializer(
                            RecordedEvents.SETTINGS.get(Setting.DESERIALIZER),
                            topic.valueType(),
                            RecordedEvents.SETTINGS.registry()));
        }
    }

    @Benchmark
    @OperationsPerInvocation(RecordedEvents.COUNT)
    public void decode(Blackhole sink) {
        for (RecordedEvents.Message message : messages) {
            sink.consume(deserializers
                    .get(message.topic())
                    .deserialize(message.topic().name(), message.value()));
        }
    }
}
