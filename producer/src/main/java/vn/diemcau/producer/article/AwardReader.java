package vn.diemcau.producer.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which honours were given at the conference: of each kind once, with the greatest number that is stated. */
final class AwardReader {
    private static final Cues CUES = Cues.of("awards");
    private static final List<String> KINDS =
            List.of("EMULATION_FLAG", "CERTIFICATE_OF_MERIT", "COMMENDATION", "MEDAL", "OTHER");
    private static final Pattern GIVEN = CUES.get("GIVEN");
    private static final Pattern COUNTED = Pattern.compile(Figure.NUMBER + " " + CUES.expression("RECEIVERS"));
    private static final Pattern RECEIVER = Pattern.compile("cho (?:các |những )?([^.;:]{3,160})");
    private static final int NEAR = 90;

    private final Document document;
    private final Conference conference;
    private final Places places;
    private final Map<String, Award> awards = new LinkedHashMap<>();

    AwardReader(Document document, Conference conference, Places places) {
        this.document = document;
        this.conference = conference;
        this.places = places;
    }

    List<Award> read() {
        for (Sentence sentence : document.sentences()) {
            if (sentence.paragraph().role() != Role.HEADLINE) {
                KINDS.forEach(kind -> read(sentence, kind));
            }
        }
        return new ArrayList<>(awards.values());
    }

    private void read(Sentence sentence, String kind) {
        String key = document.key(sentence);
        Matcher honour = CUES.get(kind).matcher(key);
        if (!honour.find()) {
            return;
        }
        Matcher given = GIVEN.matcher(key)
                .region(Math.max(0, honour.start() - NEAR), honour.end())
                .useTransparentBounds(true);
        boolean here = given.find()
                && given.start() < honour.start()
                && !CUES.in("EARLIER", key.substring(key.lastIndexOf(';', given.start()) + 1, given.start()));
        if (here) {
            int count = count(key, given.start(), honour.end());
            boolean body = sentence.paragraph().role() == Role.BODY;
            Award known = awards.get(kind);
            if (known == null || count > known.count()) {
                awards.put(
                        kind,
                        new Award(
                                kind,
                                count,
                                recipient(sentence, honour.end()),
                                province(sentence),
                                sentence,
                                body ? Confidence.LIKELY : Confidence.WEAK));
            }
        }
    }

    /** Those counted before "được tặng", or behind the honour. */
    private static int count(String key, int given, int honour) {
        int before = sum(key, 0, given);
        boolean passive = before > 0
                && Pattern.compile("được|vinh dự|nhận")
                        .matcher(key.substring(Math.max(0, given - 4), honour))
                        .find();
        int other = honour;
        Matcher next = Pattern.compile("cờ thi đua|bằng khen|giấy khen|huân chương|huy chương")
                .matcher(key);
        int until = next.find(honour) ? next.start() : key.length();
        int after = sum(key, other, until);
        if (after == 0) {
            after = sum(key, honour, key.length());
        }
        int count = passive ? before : after;
        return Math.max(1, count);
    }

    private static int sum(String key, int from, int to) {
        int sum = 0;
        Matcher counted = COUNTED.matcher(key).region(from, Math.max(from, to));
        while (counted.find()) {
            Figure figure = Figure.of(counted);
            sum += figure.isCount() ? figure.value().intValue() : 0;
        }
        return Math.min(sum, 10_000_000);
    }

    private String recipient(Sentence sentence, int honour) {
        String rest = document.text(sentence).substring(honour);
        Matcher receiver = RECEIVER.matcher(rest);
        return receiver.find() ? receiver.group(1).strip() : null;
    }

    /**
     * The ingest form wants a province: the one that is named with the honour, else the hall's; a central body that gives
     * or takes honours where no hall is named sits in Hà Nội.
     */
    private String province(Sentence sentence) {
        List<PlaceName> named = places.within(sentence.span());
        boolean one = named.stream().map(PlaceName::code).distinct().count() == 1;
        if (one && !named.get(0).owned()) {
            return named.get(0).code();
        }
        return conference.hall() != null ? conference.hall() : conference.central() ? "VN-HN" : null;
    }
}
