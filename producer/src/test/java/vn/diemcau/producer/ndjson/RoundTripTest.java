package vn.diemcau.producer.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.OutcomeUnit;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.province.Unit;

/** Any valid event, written as a line in any spelling, is read as that event. Events are made from the schemas alone. */
class RoundTripTest {
    private static final List<Unit> UNITS = List.copyOf(ProvinceRegister.get().units(ProvinceMap.MAP_63));
    private static final String LETTERS = "aZ09-_.:đĐệộừÂ漢𝒳e\u0301";
    private static final String TEXT_LETTERS = LETTERS + " \t\"\\/\u00a0\u2028\u001f<&'";

    @Property(tries = 1000)
    void shouldReadWhatWasWritten(@ForAll("events") SpecificRecord event, @ForAll Random spelling) {
        // Given
        String line = spelt(event, spelling);

        // When
        Reading reading = Lines.read(line);

        // Then
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        assertThat(((Reading.Valid) reading).event().envelope()).isEqualTo(event);
        assertThat(((Reading.Valid) reading).event().key()).isEqualTo(event.get(1));
    }

    @Property(tries = 500)
    void shouldGiveTheSameIdToAnySpelling(
            @ForAll("events") SpecificRecord event, @ForAll Random one, @ForAll Random other) {
        // Given
        event.put(0, null);

        // When
        ParsedEvent first = Lines.event(spelt(event, one));
        ParsedEvent second = Lines.event(spelt(event, other));

        // Then
        assertThat(first).isEqualTo(second);
    }

    @Provide
    Arbitrary<SpecificRecord> events() {
        List<Schema> envelopes = List.of(
                ConferenceEvent.getClassSchema(), SpeechEvent.getClassSchema(), DirectiveEvent.getClassSchema());
        List<Schema[]> kinds = envelopes.stream()
                .flatMap(envelope -> bodies(envelope).map(body -> new Schema[] {envelope, body}))
                .toList();
        return Arbitraries.of(kinds)
                .flatMap(kind -> Arbitraries.randomValue(random -> event(kind[0], kind[1], random)));
    }

    private static Stream<Schema> bodies(Schema envelope) {
        return envelope.getField("body").schema().getTypes().stream()
                .filter(body -> !body.getName().equals("UnknownBody"));
    }

    private static SpecificRecord event(Schema envelope, Schema type, Random random) {
        SpecificRecordBase body = made(type);
        for (Schema.Field field : type.getFields()) {
            body.put(field.pos(), value(field.name(), field.schema(), random));
        }
        if (body instanceof OutcomeReported outcome && outcome.getUnit() == OutcomeUnit.COUNT) {
            body.put(
                    type.getField("value").pos(),
                    BigDecimal.valueOf(random.nextInt(10_000_001)).setScale(9));
        }
        SpecificRecordBase event = made(envelope);
        event.put(0, new UUID(random.nextLong(), random.nextLong()));
        event.put(1, text(LETTERS, 200, random));
        event.put(2, instant(random));
        event.put(4, body);
        return event;
    }

    private static SpecificRecordBase made(Schema schema) {
        try {
            return (SpecificRecordBase) generated(schema).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> generated(Schema schema) {
        try {
            return Class.forName(schema.getFullName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(String field, Schema schema, Random random) {
        return switch (schema.getType()) {
            case UNION ->
                random.nextInt(3) == 0 ? null : value(field, schema.getTypes().get(1), random);
            case ENUM -> {
                Object[] symbols = generated(schema).getEnumConstants();
                yield symbols[1 + random.nextInt(symbols.length - 1)];
            }
            case ARRAY ->
                Stream.generate(() -> text(TEXT_LETTERS, 20, random))
                        .limit(random.nextInt(4))
                        .toList();
            case RECORD -> selection(random);
            case LONG -> instant(random);
            case BYTES -> decimal(field, random);
            case INT -> number(field, schema, random);
            default -> named(field, random);
        };
    }

    private static Object number(String field, Schema schema, Random random) {
        if (schema.getLogicalType() != null) {
            return LocalDate.ofYearDay(1945 + random.nextInt(156), 1 + random.nextInt(365));
        }
        int most = field.equals("percent") ? 100 : 10_000_000;
        return random.nextInt(4) == 0 ? random.nextInt(2) * most : random.nextInt(most + 1);
    }

    private static String named(String field, Random random) {
        if (field.equals("province")) {
            return unit(random).code();
        }
        if (field.endsWith("Id")) {
            return text(LETTERS, 200, random);
        }
        return field.equals("site") ? trimmed(text(LETTERS + " ", 200, random)) : text(TEXT_LETTERS, 300, random);
    }

    private static String trimmed(String text) {
        return text.isBlank() ? "main" : text.strip();
    }

    private static Unit unit(Random random) {
        return UNITS.get(random.nextInt(UNITS.size()));
    }

    private static ProvinceSelection selection(Random random) {
        if (random.nextInt(3) == 0) {
            return new ProvinceSelection(true, List.of());
        }
        TreeSet<String> codes = new TreeSet<>();
        Stream.generate(() -> unit(random).code()).limit(random.nextInt(10)).forEach(codes::add);
        return new ProvinceSelection(false, List.copyOf(codes));
    }

    private static Instant instant(Random random) {
        long first = Instant.parse("1945-01-01T00:00:00Z").toEpochMilli();
        long last = Instant.parse("2100-12-31T16:59:59.999Z").toEpochMilli();
        return Instant.ofEpochMilli(first + (long) (random.nextDouble() * (last - first)));
    }

    private static BigDecimal decimal(String field, Random random) {
        BigDecimal decimal = new BigDecimal(new BigInteger(1 + random.nextInt(126), random), 9);
        if (field.equals("of")) {
            return decimal.signum() == 0 ? BigDecimal.ONE.setScale(9) : decimal;
        }
        return random.nextBoolean() ? decimal : decimal.negate();
    }

    /** At least one letter that is not white space, in NFC. */
    private static String text(String letters, int most, Random random) {
        int[] all = letters.codePoints().toArray();
        StringBuilder text = new StringBuilder("x");
        int length = random.nextInt(Math.min(most, 1 + random.nextInt(most)));
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(all[random.nextInt(all.length)]);
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The event as a line, each value in one of its spellings, the fields in any order. */
    private static String spelt(SpecificRecord event, Random random) {
        SpecificRecord body = (SpecificRecord) event.get(4);
        ObjectMapper json = new ObjectMapper();
        ObjectNode ordered = json.createObjectNode();
        ordered.put("type", body.getSchema().getName());
        ordered.put("conferenceId", form((String) event.get(1), random));
        ordered.put("occurredAt", timestamp((Instant) event.get(2), random));
        if (event.get(0) != null) {
            String id = event.get(0).toString();
            ordered.put("eventId", random.nextBoolean() ? id : id.toUpperCase(Locale.ROOT));
        }
        for (Schema.Field field : body.getSchema().getFields()) {
            spell(ordered, field.name(), body.get(field.pos()), random);
        }
        List<String> names = new ArrayList<>();
        ordered.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, random);
        ObjectNode shuffled = json.createObjectNode();
        names.forEach(name -> shuffled.set(name, ordered.get(name)));
        return random.nextBoolean()
                ? shuffled.toString()
                : shuffled.toPrettyString().replace('\n', ' ');
    }

    private static void spell(ObjectNode line, String field, Object value, Random random) {
        if (value == null) {
            if (random.nextBoolean()) {
                line.putNull(field);
            }
        } else if (isDefault(field, value) && random.nextBoolean()) {
            line.remove(field);
        } else if (value instanceof Integer number) {
            if (random.nextBoolean()) {
                line.put(field, number);
            } else {
                line.put(field, BigDecimal.valueOf(number).setScale(1 + random.nextInt(3)));
            }
        } else if (value instanceof BigDecimal decimal) {
            line.put(field, random.nextBoolean() ? decimal : decimal.stripTrailingZeros());
        } else if (value instanceof Instant instant) {
            line.put(field, timestamp(instant, random));
        } else if (value instanceof ProvinceSelection selection) {
            spell(line, field, selection, random);
        } else if (value instanceof List<?> texts) {
            ArrayNode items = line.putArray(field);
            texts.forEach(text -> items.add(form((String) text, random)));
        } else if (field.equals("province")) {
            line.put(field, province((String) value, random));
        } else if (field.equals("site")) {
            line.put(
                    field,
                    " ".repeat(random.nextInt(2)) + form((String) value, random) + "\u00a0".repeat(random.nextInt(2)));
        } else {
            line.put(field, form(value.toString(), random));
        }
    }

    private static boolean isDefault(String field, Object value) {
        return field.equals("site") && value.equals("main")
                || field.equals("count") && value.equals(1)
                || value.equals(List.of());
    }

    private static void spell(ObjectNode line, String field, ProvinceSelection selection, Random random) {
        if (selection.getAll()) {
            line.put(field, "ALL");
            return;
        }
        List<String> codes = new ArrayList<>(selection.getProvinces());
        codes.addAll(codes.subList(0, codes.size() / 3));
        Collections.shuffle(codes, random);
        ArrayNode items = line.putArray(field);
        codes.forEach(code -> items.add(province(code, random)));
    }

    private static String province(String code, Random random) {
        String name = ProvinceRegister.get().name(ProvinceMap.MAP_63, code);
        return switch (random.nextInt(4)) {
            case 0 -> code;
            case 1 -> name;
            case 2 -> form("Tỉnh ủy " + name, random);
            default -> name.toUpperCase(Locale.ROOT);
        };
    }

    private static String form(String text, Random random) {
        return random.nextBoolean() ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static String timestamp(Instant instant, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> instant.toString();
            case 1 -> instant.atOffset(ZoneOffset.ofHoursMinutes(-3, -30)).toString();
            case 2 ->
                instant.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS).toLocalDateTime() + "+00:00";
            default -> instant.plusNanos(random.nextInt(1_000_000)).toString();
        };
    }
}
