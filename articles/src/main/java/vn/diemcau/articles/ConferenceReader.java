package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.List;

/** Reads what a report says of the conference itself. */
final class ConferenceReader {
    private static final Cues CUES = Anchor.CUES;
    private static final Expression PERIOD = Expression.of(
            "(?:\\d+ tháng (?:đầu|cuối) năm|quý [ivx\\d]+(?: năm)?|tháng \\d{1,2}(?: năm)?|giai đoạn|nhiệm kỳ|năm) ?/?\\d{4}(?: ?- ?\\d{4})?");
    private static final Expression DAYS = Expression.of("sau (hai|ba|2|3|02|03|một) ngày");

    private final Document document;
    private final Anchor anchor;
    private final Places places;
    private final List<Person> people;

    ConferenceReader(Document document, Anchor anchor, Places places, List<Person> people) {
        this.document = document;
        this.anchor = anchor;
        this.places = places;
        this.people = people;
    }

    ConferenceFact read() {
        String title = Titles.of(document, anchor);
        Convener convener = Conveners.of(document, anchor, people);
        String level = level(convener, title);
        Form form = Form.of(document, anchor, places, title);
        EventDate date = anchor.day() == null
                ? StandIn.of(document, anchor)
                : firstDay(Years.of(anchor.day(), document, anchor.sentence()));
        String period = first(PERIOD, Spelling.of(title));
        period = period == null ? first(PERIOD, document.key(anchor.sentence())) : period;
        return new ConferenceFact(
                anchor,
                title,
                level,
                form.format(),
                form.shown(),
                form.kind(),
                convener == null ? null : convener.name(),
                convener == null ? Confidence.WEAK : convener.confidence(),
                date,
                Hall.of(document, anchor, places, level),
                period,
                CUES.in("NATIONWIDE", Spelling.of(title)) || CUES.in("NATIONWIDE", document.key(anchor.sentence())));
    }

    /** "Kết thúc ngày 29-9, sau hai ngày làm việc": the day before is the first. */
    private EventDate firstDay(EventDate date) {
        String key = document.key(anchor.sentence());
        Search days = DAYS.matcher(key);
        boolean ended = key.contains("kết thúc") || key.contains("bế mạc");
        if (date == null || !ended || !days.find()) {
            return date;
        }
        int count = switch (days.group(1)) {
            case "hai", "2", "02" -> 2;
            case "ba", "3", "03" -> 3;
            default -> 1;
        };
        return date.minusDays(count - 1);
    }

    private String level(Convener convener, String title) {
        String own = convener == null ? null : Convener.level(convener.name());
        if (own != null) {
            return own;
        }
        String key = Spelling.of(title);
        boolean toAll = CUES.in("NATIONWIDE", key) || key.matches(".*\\d+ tỉnh.*");
        boolean local =
                document.key(anchor.sentence()).matches(".*(?:trong tỉnh|của tỉnh|toàn tỉnh|trên địa bàn tỉnh).*");
        if (toAll && !local) {
            return "CENTRAL";
        }
        List<Person> chairs = new ArrayList<>(people.stream()
                .filter(person -> anchor.sentence().span().overlaps(person.whole()) && person.position() != null)
                .toList());
        boolean locals = !chairs.isEmpty()
                && People.CUES.in("LOCAL", Spelling.of(chairs.get(0).position()));
        boolean above = !locals && chairs.stream().anyMatch(ConferenceReader::ofTheState);
        boolean place = places.first(anchor.sentence().span()) != null;
        return local || locals || place && !above && !key.contains("trung ương") ? "PROVINCIAL" : "CENTRAL";
    }

    private static boolean ofTheState(Person person) {
        return Ranks.national(person)
                || Convener.CUES.in("CENTRAL", Spelling.of(person.position()))
                || People.CUES.in("OF_MINISTRY", Spelling.of(person.position()));
    }

    private static String first(Expression pattern, String key) {
        Search matcher = pattern.matcher(key);
        return matcher.find() ? matcher.group() : null;
    }
}
