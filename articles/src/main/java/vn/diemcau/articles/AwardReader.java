package vn.diemcau.articles;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.rules.Limits;

/** Reads which honours were given at the conference: of each kind once, with the number of those who got it from each giver. */
final class AwardReader {
    private static final Cues CUES = Cues.of("awards");
    private static final List<String> KINDS =
            List.of("EMULATION_FLAG", "CERTIFICATE_OF_MERIT", "COMMENDATION", "MEDAL", "OTHER");
    private static final Expression GIVEN = CUES.get("GIVEN");
    private static final Expression ANY = Expression.of(String.join(
            "|", KINDS.stream().map(kind -> CUES.get(kind).pattern()).toList()));
    private static final Expression COUNTED = Expression.of(Figure.NUMBER + " " + CUES.expression("RECEIVERS"));
    private static final Expression PIECES = Expression.of("(?<![\\p{L}\\p{N}.,/-])(\\d{1,4}) (?:tấm |chiếc )?$");
    private static final Expression TO = Expression.of("cho (?:các |những )?([^.;:]{3,160})");
    private static final Expression FROM =
            Expression.of("^[\\p{L} ]{0,24}?(?<![\\p{L}])của ([\\p{L}. ]{3,60}?)(?: cho| tặng| trao|,|\\.|;|$)");
    private static final Expression PASSIVE = Expression.of("được|vinh dự|nhận");
    private static final int NEAR = 240;

    private final Document document;
    private final Places places;
    private final Map<String, Map<String, AwardFact>> awards = new LinkedHashMap<>();

    AwardReader(Document document, Places places) {
        this.document = document;
        this.places = places;
    }

    List<AwardFact> read() {
        for (Sentence sentence : document.sentences()) {
            if (sentence.paragraph().role() != Role.HEADLINE
                    && ANY.matcher(document.key(sentence)).find()) {
                KINDS.forEach(kind -> read(sentence, kind));
            }
        }
        return awards.values().stream().map(AwardReader::together).toList();
    }

    /** The same honour of several givers is one award, for all who got it. */
    private static AwardFact together(Map<String, AwardFact> givers) {
        AwardFact most = Collections.max(givers.values(), Comparator.comparingInt(AwardFact::count));
        long count = givers.values().stream().mapToLong(AwardFact::count).sum();
        return new AwardFact(
                most.kind(),
                (int) Math.min(Limits.MAX_COUNT, count),
                most.recipient(),
                most.province(),
                most.sentence(),
                most.confidence());
    }

    private void read(Sentence sentence, String kind) {
        String key = document.key(sentence);
        Search honour = CUES.get(kind).matcher(key);
        while (honour.find()) {
            int given = given(key, Math.max(0, honour.start() - NEAR), honour);
            if (given >= 0) {
                Search giver = FROM.matcher(key.substring(honour.end()));
                add(kind, giver.find() ? giver.group(1).strip() : "", award(sentence, key, kind, given, honour));
            }
        }
    }

    private static int given(String key, int from, Search honour) {
        int clause = Math.max(from, key.lastIndexOf(';', honour.start()) + 1);
        Search given = GIVEN.matcher(key).region(clause, honour.start()).useTransparentBounds(true);
        boolean here = given.find()
                && !CUES.in("EARLIER", key.substring(key.lastIndexOf(';', given.start()) + 1, given.start()));
        return here ? given.start() : -1;
    }

    private void add(String kind, String giver, AwardFact award) {
        Map<String, AwardFact> givers = awards.computeIfAbsent(kind, name -> new LinkedHashMap<>());
        boolean known = givers.values().stream().anyMatch(other -> other.count() == award.count());
        boolean unnamed = giver.isEmpty() || givers.containsKey("");
        String key = unnamed && !givers.isEmpty() ? givers.keySet().iterator().next() : giver;
        if (!known) {
            givers.merge(key, award, (old, other) -> other.count() > old.count() ? other : old);
        }
    }

    private AwardFact award(Sentence sentence, String key, String kind, int given, Search honour) {
        boolean body = sentence.paragraph().role() == Role.BODY;
        List<PlaceName> named = places.within(sentence.span()).stream()
                .filter(place -> !place.owned())
                .toList();
        boolean one = named.stream().map(PlaceName::code).distinct().count() == 1;
        Search to = TO.matcher(document.text(sentence).substring(honour.end()));
        return new AwardFact(
                kind,
                count(key, given, honour),
                to.find() ? to.group(1).strip() : null,
                one ? named.get(0).code() : null,
                sentence,
                body ? Confidence.LIKELY : Confidence.WEAK);
    }

    /** The number before the honour, else those counted before "được tặng", else those counted behind the honour. */
    private static int count(String key, int given, Search honour) {
        Search pieces = PIECES.matcher(key.substring(0, honour.start()));
        if (pieces.find()) {
            return Math.max(1, Integer.parseInt(pieces.group(1)));
        }
        int before = sum(key, 0, given);
        boolean passive = before > 0
                && PASSIVE.matcher(key.substring(Math.max(0, given - 4), honour.start()))
                        .find();
        Search next = ANY.matcher(key).region(honour.end(), key.length()).useTransparentBounds(true);
        int after = sum(key, honour.end(), next.find() ? next.start() : key.length());
        after = after == 0 ? sum(key, honour.end(), key.length()) : after;
        return Math.max(1, passive ? before : after);
    }

    private static int sum(String key, int from, int to) {
        long sum = 0;
        Search counted = COUNTED.matcher(key).region(from, Math.max(from, to));
        while (counted.find()) {
            Figure figure = Figure.of(counted);
            sum += figure.isCount() ? figure.value().intValue() : 0;
        }
        return (int) Math.min(sum, Limits.MAX_COUNT);
    }
}
