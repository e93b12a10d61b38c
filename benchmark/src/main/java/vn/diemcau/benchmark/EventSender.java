package vn.diemcau.benchmark;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import vn.diemcau.parts.PartFailure;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.service.settings.Settings;

/** Sends events without waiting for each; one that is not acknowledged is an error in the end. */
final class EventSender implements AutoCloseable {
    private final Producer<String, Object> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    EventSender(Settings settings) {
        this.producer = EventProducers.create(settings);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of what fails
    void send(String topic, String key, Object event) {
        producer.send(new ProducerRecord<>(topic, key, event), (metadata, error) -> {
            if (error != null) {
                failure.compareAndSet(null, error);
            }
        });
    }

    /** Waits until all is acknowledged. */
    @Override
    public void close() {
        producer.close();
        if (failure.get() != null) {
            throw new PartFailure("An event was not acknowledged: " + failure.get());
        }
    }
}
