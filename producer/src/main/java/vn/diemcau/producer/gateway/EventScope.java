package vn.diemcau.producer.gateway;

import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.producer.ndjson.Fault;
import vn.diemcau.producer.ndjson.ParsedEvent;

/** What a key for certain provinces may send: events of the types that a province itself reports, about itself. */
final class EventScope {
    private static final String PROVINCE = "province";
    private static final Set<String> TYPES = Set.of(
            "SiteJoined",
            "SiteLeft",
            "SiteAnnulled",
            "AttendanceReported",
            "SpeechDelivered",
            "DirectiveProgressed",
            "DirectiveCompleted",
            "DirectiveReopened",
            "OutcomeReported");
    private static final int BODY = 4;

    private EventScope() {}

    /** Why a caller may not send an event; empty where it may. */
    static Optional<Fault> objection(Caller caller, ParsedEvent event) {
        if (caller.provinces().isEmpty()) {
            return Optional.empty();
        }
        SpecificRecord body = (SpecificRecord) event.envelope().get(BODY);
        String type = body.getSchema().getName();
        if (!TYPES.contains(type)) {
            return fault("limits the key '" + caller.name() + "', which may not send " + type);
        }
        Schema.Field field = body.getSchema().getField(PROVINCE);
        Object province = body.get(field.pos());
        if (province == null) {
            return fault("is missing; the key '" + caller.name() + "' may only send for " + named(caller));
        }
        return caller.provinces().contains(province.toString())
                ? Optional.empty()
                : fault("is " + province + "; the key '" + caller.name() + "' may only send for " + named(caller));
    }

    private static Optional<Fault> fault(String reason) {
        return Optional.of(new Fault(PROVINCE, reason, Optional.empty()));
    }

    private static String named(Caller caller) {
        return String.join(", ", new java.util.TreeSet<>(caller.provinces()));
    }
}
