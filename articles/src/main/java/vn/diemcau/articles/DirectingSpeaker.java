package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who has the floor, from sentence to sentence, as far as it is somebody who directs. */
final class DirectingSpeaker {
    private static final Cues CUES = Demands.CUES;
    private static final Expression AWAY = CUES.get("AWAY");
    private static final Expression TASKS = Expression.of(CUES.expression("TASKS"));
    private static final Expression NEVER = CUES.get("NEVER");
    private static final Expression ASKS_UP = CUES.get("ASKS_UP");
    private static final Expression ANNOUNCED = CUES.get("ANNOUNCED");
    private static final Expression DEMANDS = CUES.get("DEMANDS");
    private static final Expression UNNAMED =
            Expression.of(CUES.expression("UNNAMED") + "(?=" + CUES.expression("DEMANDS") + ")");
    private static final Expression TELLS =
            Expression.of("(?:^|[^\\p{L}])(?<!phát biểu )(?<!ý kiến )(?<!đã )chỉ đạo,? ?$|:\\s*$");
    private static final Expression BEGINS = Expression.of("[,:;]|" + DEMANDS.pattern());
    /** Behind the word for speaking: what was said stands before. */
    private static final Expression THUS =
            Expression.of(" ?(?:rõ )?(?:như (?:vậy|trên|thế)|điều (?:này|đó|trên))(?!\\p{L})");

    private static final Expression QUOTATION = Expression.of("^\"|\" ?[,-]");
    /** "Đó là yêu cầu của …": what stands before is demanded. */
    private static final Expression WANTED = Expression.of("yêu cầu|đề nghị|chỉ đạo|lưu ý|nhắc nhở|mong muốn");

    private static final Set<String> FROM_ABOVE = Set.of("DIRECTION", "CONCLUSION", "OPENING");

    private final Document document;
    private final ConferenceFact conference;
    private final List<Attribution> attributions;
    private final List<SpeechFact> speeches;
    private final List<Sentence> unclaimed = new ArrayList<>();
    private List<Sentence> paragraphBefore = List.of();
    private String issuer;
    private boolean listed;

    DirectingSpeaker(
            Document document, ConferenceFact conference, List<Attribution> attributions, List<SpeechFact> speeches) {
        this.document = document;
        this.conference = conference;
        this.attributions = attributions;
        this.speeches = speeches;
    }

    /** What somebody who directs says in the next sentence of the report, or said in those just before; empty if nothing. */
    List<Said> hear(Sentence sentence) {
        String key = document.key(sentence);
        List<Attribution> here = attributions.stream()
                .filter(attribution -> attribution.sentence().equals(sentence))
                .toList();
        if (!unclaimed.isEmpty() && !unclaimed.get(0).paragraph().equals(sentence.paragraph())) {
            paragraphBefore = List.copyOf(unclaimed);
            unclaimed.clear();
        }
        if (!here.isEmpty()) {
            listed = false;
            return speaks(sentence, key, here);
        }
        if (sentence.equals(conference.anchor().sentence())) {
            issuer = null;
        }
        int start = sentence.span().start();
        Search unnamed = UNNAMED.matcher(key);
        boolean asks = unnamed.find();
        if (asks || AWAY.matcher(key).lookingAt()) {
            issuer = asks ? unnamed(sentence, unnamed) : null;
            listed = false;
            start += issuer == null ? 0 : unnamed.end();
        }
        return issuer == null
                ? unclaimed(sentence)
                : List.of(said(sentence, start, sentence.span().end(), false, false));
    }

    private List<Said> unclaimed(Sentence sentence) {
        unclaimed.add(sentence);
        return List.of();
    }

    /** "Lãnh đạo Ban X đề nghị", where X holds the conference; "hội nghị yêu cầu". */
    private String unnamed(Sentence sentence, Search match) {
        int start = sentence.span().start();
        String who = document.page()
                .text()
                .substring(start + match.start("who"), start + match.end("who"))
                .strip();
        boolean leaders = match.group("body") != null;
        boolean own =
                leaders && conference.convener() != null && Convener.same(match.group("body"), conference.convener());
        return leaders
                ? (own ? who : null)
                : conference.convener() == null ? conference.title() : conference.convener();
    }

    private List<Said> speaks(Sentence sentence, String key, List<Attribution> here) {
        Attribution speaking = here.stream().filter(this::fromAbove).findFirst().orElse(null);
        boolean announced = ANNOUNCED.matcher(key).find()
                && key.length() - (here.get(0).end() - sentence.span().start()) < 40;
        issuer = speaking == null || announced ? null : speaking.person().name();
        if (issuer == null) {
            return unclaimed(sentence);
        }
        int start = sentence.span().start();
        int name = Math.max(start, speaking.person().whole().start());
        int nameEnd = speaking.person().whole().end();
        int saidEnd = Math.max(speaking.end(), nameEnd);
        String verb = document.page().key().substring(Math.max(start, nameEnd), Math.max(start, saidEnd));
        issuer = ASKS_UP.matcher(verb).find() ? null : issuer;
        boolean demanded = DEMANDS.matcher(verb).find() || TELLS.matcher(verb).find() && !verb.endsWith(":");
        Search quoted = Speakers.QUOTED.matcher(key.substring(0, name - start));
        if (quoted.find()) {
            return claimed(sentence, start + quoted.start(), WANTED.matcher(key).find());
        }
        if (issuer != null
                && THUS.matcher(document.page().key())
                        .region(saidEnd, Math.max(saidEnd, sentence.span().end()))
                        .lookingAt()) {
            return claimed(sentence, start, false);
        }
        if (name - start > 60 && QUOTATION.matcher(key).find()) {
            return issuer == null
                    ? List.of()
                    : List.of(said(
                            sentence, start, name, demanded, NEVER.matcher(verb).find()));
        }
        int from = verb.isBlank() ? begins(saidEnd, sentence.span().end()) : saidEnd;
        return issuer == null
                ? List.of()
                : List.of(said(
                        sentence,
                        Math.max(start, from),
                        sentence.span().end(),
                        demanded,
                        NEVER.matcher(verb).find()));
    }

    /** What was said before its speaker is told. */
    private List<Said> claimed(Sentence sentence, int end, boolean demanded) {
        List<Said> before = new ArrayList<>();
        int start = sentence.span().start();
        boolean opens = unclaimed.isEmpty() && sentence.firstOfParagraph();
        for (Sentence earlier : opens ? paragraphBefore : unclaimed) {
            before.add(new Said(issuer, earlier, earlier.span(), demanded, false));
        }
        if (end > start) {
            before.add(new Said(issuer, sentence, new Span(start, end), demanded, false));
        }
        unclaimed.clear();
        return before;
    }

    /** Behind a name without a verb of speaking: what the speaker does comes first, what he says after a comma or colon. */
    private int begins(int from, int end) {
        Search begins = BEGINS.matcher(document.page().key()).region(Math.min(from, end), end);
        return begins.find() ? begins.start() : end;
    }

    private Said said(Sentence sentence, int from, int end, boolean demanded, boolean praising) {
        String key = document.key(sentence);
        int start = from;
        Search tasks = TASKS.matcher(document.page().key())
                .region(Math.min(start, sentence.span().end()), sentence.span().end());
        boolean list = tasks.find();
        if (list && tasks.group().endsWith(":")) {
            listed = true;
            start = tasks.end();
        }
        Said said = new Said(issuer, sentence, new Span(Math.min(start, end), end), demanded || listed, praising);
        listed |= key.endsWith(":")
                && (list && tasks.end() == sentence.span().end()
                        || DEMANDS.matcher(key).find());
        return said;
    }

    private boolean fromAbove(Attribution attribution) {
        return speeches.stream()
                .anyMatch(speech ->
                        speech.person().name().equals(attribution.person().name())
                                && (FROM_ABOVE.contains(speech.kind())
                                        || speech.heads() && !speech.kind().equals("REPORT"))
                                && !attribution.kinds().contains("REPORT"));
    }
}
