package vn.diemcau.articles;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which provinces took part: the one of the hall, those with a site, those whose people attended or spoke. */
final class ParticipationReader {
    private static final Expression ATTENDS =
            Expression.of(Cues.whole("(?:tham )?dự|tham gia|có mặt|tham luận|chủ trì"));
    private static final Expression LEADERS = Expression.of(
            "(?:lãnh đạo|đại diện|đại biểu)(?: (?:ubnd|tỉnh ủy|thành ủy|văn phòng|ban|sở)[\\p{L} ]{0,24})? ?(?:tỉnh|thành phố|tp\\.?)? ?$");
    private static final Expression SPEAKS = Expression.of(
            " (?:cũng |đã |còn )?(?:cho biết|cho rằng|kiến nghị|đề xuất|đề nghị|chia sẻ|nêu|phản ánh|xin|báo cáo|tham luận|phát biểu|bày tỏ)");
    private static final Expression ASKS = Expression.of(
            "(?: và [\\p{L} ]{4,24}?)?(?:,)? (?:cũng |đã )?(?:kiến nghị|đề xuất|tham luận|phát biểu)(?![\\p{L}])");
    private static final Expression FROM =
            Expression.of("(?:tỉnh|thành phố|tp\\.?|lãnh đạo|đại diện|đoàn|đại biểu|và|,) ?$");

    private static final Expression LEADS_AT = Expression.of(
            "[ ,:]*(?:(?:dự|tham dự|đã|cùng|và|trực tiếp|cũng|hội nghị) ?,? ?)*(?:chủ trì|điều hành)(?: hội nghị)? (?:tại|ở) (?:điểm|đầu) cầu");
    private static final int NEAR = 60;

    private final Document document;
    private final ConferenceFact conference;
    private final Places places;
    private final List<Person> people;
    private final SiteMentions sites;
    private final Map<String, TakingPart> parts = new LinkedHashMap<>();

    ParticipationReader(
            Document document, ConferenceFact conference, Places places, List<Person> people, SiteMentions sites) {
        this.document = document;
        this.conference = conference;
        this.places = places;
        this.people = people;
        this.sites = sites;
    }

    List<TakingPart> read(List<SpeechFact> speeches) {
        if (conference.hall() != null) {
            Sentence anchor = conference.anchor().sentence();
            add(
                    conference.hall(),
                    "HOST",
                    hostChair(),
                    anchor.span(),
                    conference.central() ? Confidence.SURE : Confidence.LIKELY);
        }
        for (PlaceName site : sites.all()) {
            Sentence sentence = document.at(site.span().start());
            if (sentence != null && sentence.paragraph().role().tells()) {
                boolean body = sentence.paragraph().role() == Role.BODY;
                add(
                        site.code(),
                        "SITE",
                        siteChair(site, sentence),
                        sentence.span(),
                        body ? Confidence.SURE : Confidence.WEAK);
            }
        }
        if (conference.central()) {
            speeches.forEach(this::addSpeaker);
            document.body().forEach(this::addAttendees);
            document.body().forEach(this::addUnnamedSpeakers);
        }
        return List.copyOf(parts.values());
    }

    private void add(String province, String role, String chair, Span shown, Confidence confidence) {
        TakingPart known = parts.get(province);
        if (known == null) {
            parts.put(province, new TakingPart(province, role, chair, shown, confidence));
        } else if (known.chair() == null && chair != null) {
            parts.put(province, new TakingPart(province, known.role(), chair, shown, known.confidence()));
        }
    }

    private void addSpeaker(SpeechFact speech) {
        Person person = speech.person();
        if (person.positionSpan() != null && Ranks.local(person)) {
            String province = places.first(person.positionSpan());
            if (province != null) {
                add(province, "ATTENDEE", null, speech.sentence().span(), Confidence.LIKELY);
            }
        }
    }

    /** Those of whom a sentence says that they attend: by the positions of people, or as "lãnh đạo tỉnh X". */
    private void addAttendees(Sentence sentence) {
        String key = document.key(sentence);
        if (!ATTENDS.matcher(key).find()
                || !key.contains("hội nghị") && !key.contains("dự có") && !key.contains("cùng dự")) {
            return;
        }
        for (PlaceName place : places.within(sentence.span())) {
            boolean office = people.stream()
                    .anyMatch(person -> person.positionSpan() != null
                            && person.positionSpan().overlaps(place.span())
                            && Ranks.local(person));
            String before = document.page()
                    .key()
                    .substring(
                            Math.max(sentence.span().start(), place.span().start() - 20),
                            place.span().start());
            boolean led = !place.owned() && FROM.matcher(before).find() && before.contains("lãnh đạo tỉnh");
            boolean at = !place.owned()
                    && before.equals("tại ")
                    && place.span().start() - sentence.span().start() < 10;
            if (office || led || at) {
                add(place.code(), "ATTENDEE", null, sentence.span(), Confidence.LIKELY);
            }
        }
    }

    /** "Lãnh đạo tỉnh X cho biết", "X và Y kiến nghị": somebody of the province speaks, though without a name. */
    private void addUnnamedSpeakers(Sentence sentence) {
        String key = document.page().key();
        for (PlaceName place : places.within(sentence.span())) {
            String before = key.substring(
                    Math.max(sentence.span().start(), place.span().start() - 40),
                    place.span().start());
            String after = key.substring(
                    place.span().end(),
                    Math.min(sentence.span().end(), place.span().end() + 50));
            boolean named = people.stream().anyMatch(person -> person.whole().overlaps(place.span()));
            boolean leaders =
                    LEADERS.matcher(before).find() && SPEAKS.matcher(after).lookingAt();
            boolean itself = ASKS.matcher(after).lookingAt();
            if (!place.owned() && !named && (leaders || itself)) {
                add(place.code(), "ATTENDEE", null, sentence.span(), Confidence.LIKELY);
            }
        }
    }

    private String hostChair() {
        Set<String> names = Chairs.ofConference(document, people, sites);
        return names.isEmpty() ? null : String.join("; ", names);
    }

    /** "X chủ trì tại điểm cầu Y". */
    private boolean leads(Person person, int siteStart) {
        int from = Math.min(person.whole().end(), siteStart);
        return siteStart - from < NEAR
                || LEADS_AT.matcher(document.page().key().substring(from, siteStart))
                        .lookingAt();
    }

    private String siteChair(PlaceName site, Sentence sentence) {
        List<Person> chairs = Chairs.in(document.page(), sentence, people);
        if (chairs.isEmpty()) {
            return null;
        }
        int siteStart = site.span().start();
        Set<String> names = chairs.stream()
                .filter(person -> person.span().start() > siteStart || leads(person, siteStart))
                .map(Person::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return names.isEmpty() ? null : String.join("; ", names);
    }
}
