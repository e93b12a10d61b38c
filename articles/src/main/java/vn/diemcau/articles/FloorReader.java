package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows who has the floor from sentence to sentence, and cuts the words for that out of what is said. */
final class FloorReader {
    private static final Cues CUES = Demands.CUES;
    private static final Expression AWAY = CUES.get("AWAY");
    private static final String SPEAKING =
            "(?:" + Speakers.CUES.expression("SAYS") + "|" + CUES.expression("SOFT") + ")";
    private static final Expression POSITION =
            Expression.of("(?:^|(?<=[,;:\"”.-] )|(?<=[\"] ?- ?)|(?<=theo )|(?<=mà )|(?<=được ))(?<who>"
                    + CUES.expression("FLOOR")
                    + ")(?<verb>(?: (?:cũng|đã|còn|tiếp tục|rất|luôn|đặc biệt|một lần nữa|thẳng thắn|trực tiếp))* "
                    + SPEAKING + "(?: (?:rõ|rằng|thêm|là|như vậy|tiếp))*)(?![\\p{L}])");
    private static final Expression VERB =
            Expression.of("^[ ,:-]*(?:(?:cũng|đã|còn|tiếp tục|rất|luôn|đặc biệt|một lần nữa|thẳng thắn) )*(?<verb>"
                    + SPEAKING + "(?: (?:rõ|rằng|thêm|là|như vậy|tiếp))*)(?![\\p{L}])");
    private static final String ABOVE = "DIRECTION CONCLUSION OPENING";

    private final Document document;
    private final Map<Sentence, List<Attribution>> attributions = new HashMap<>();
    private final List<SpeechFact> speeches;
    private Floor floor = Floor.NOBODY;

    FloorReader(Document document, List<Attribution> attributions, List<SpeechFact> speeches) {
        this.document = document;
        this.speeches = speeches;
        attributions.forEach(attribution -> this.attributions
                .computeIfAbsent(attribution.sentence(), sentence -> new ArrayList<>())
                .add(attribution));
    }

    /** Who has the floor in the next sentence of the report. */
    Floor hear(Sentence sentence) {
        List<Attribution> here = attributions.getOrDefault(sentence, List.of());
        String key = document.key(sentence);
        if (!here.isEmpty()) {
            Attribution speaking =
                    here.stream().filter(this::fromAbove).findFirst().orElse(here.get(0));
            floor = new Floor(speaking.person().name(), kind(speaking), fromAbove(speaking), true, verb(speaking), 0);
            return floor;
        }
        Search position = POSITION.matcher(key);
        if (position.find()) {
            String who = document.page()
                    .text()
                    .substring(
                            sentence.span().start() + position.start("who"),
                            sentence.span().start() + position.end("who"));
            floor = new Floor(who, "", true, true, position.group("verb").strip(), 0);
            return floor;
        }
        floor = AWAY.matcher(key).lookingAt() ? Floor.NOBODY : floor.later();
        return floor;
    }

    /** The stretches of a sentence that are not the words for who speaks. */
    List<Span> said(Sentence sentence) {
        Span whole = sentence.span();
        List<Attribution> here = attributions.getOrDefault(sentence, List.of());
        String key = document.page().key();
        int from = -1;
        int to = -1;
        if (!here.isEmpty()) {
            Attribution speaking =
                    here.stream().filter(this::fromAbove).findFirst().orElse(here.get(0));
            from = Math.max(whole.start(), speaking.person().whole().start());
            to = Math.max(speaking.end(), speaking.person().whole().end());
            Search verb = VERB.matcher(key).region(Math.min(to, whole.end()), whole.end());
            to = verb.lookingAt() ? verb.end() : to;
        } else {
            Search position =
                    POSITION.matcher(key).region(whole.start(), whole.end()).useTransparentBounds(true);
            if (position.find()) {
                from = position.start();
                to = position.end();
            }
        }
        if (from < 0) {
            return List.of(whole);
        }
        List<Span> said = new ArrayList<>();
        int before = leadIn(whole.start(), from);
        if (before - whole.start() > 0) {
            said.add(new Span(whole.start(), before));
        }
        if (whole.end() > to) {
            said.add(new Span(Math.min(to, whole.end()), whole.end()));
        }
        return said;
    }

    /** Where what stands before the speaker ends: quotation marks, dashes and "theo" belong to the words for speaking. */
    private int leadIn(int start, int from) {
        int end = from;
        while (end > start && " ,-–:\"”".indexOf(document.page().text().charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private String verb(Attribution speaking) {
        String key = document.page().key();
        int nameEnd = speaking.person().whole().end();
        int end = Math.max(speaking.end(), nameEnd);
        Search verb = VERB.matcher(key)
                .region(
                        Math.min(end, speaking.sentence().span().end()),
                        speaking.sentence().span().end());
        String told = key.substring(Math.min(nameEnd, end), end).strip();
        return verb.lookingAt() ? (told + " " + verb.group("verb")).strip() : told;
    }

    private String kind(Attribution attribution) {
        return speeches.stream()
                .filter(speech ->
                        speech.person().name().equals(attribution.person().name()))
                .map(SpeechFact::kind)
                .findFirst()
                .orElse("");
    }

    private boolean fromAbove(Attribution attribution) {
        return speeches.stream()
                .anyMatch(speech ->
                        speech.person().name().equals(attribution.person().name())
                                && (ABOVE.contains(speech.kind())
                                        || speech.heads() && !speech.kind().equals("REPORT"))
                                && !attribution.kinds().contains("REPORT"));
    }
}
