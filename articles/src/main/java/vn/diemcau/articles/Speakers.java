package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds who speaks in which sentence. */
final class Speakers {
    static final Cues CUES = Cues.of("speeches");
    private static final List<String> KINDS = List.of("OPENING", "CONCLUSION", "DIRECTION", "REPORT", "STATEMENT");
    private static final Expression SAYS = CUES.get("SAYS");
    private static final Expression THUS = Expression.of("(?:^|[,\"] ?)" + CUES.expression("THUS") + " ?$");
    private static final Expression JOINT =
            Expression.of("(?:[ ,:-]|\\([^)]{1,60}\\)|" + CUES.expression("BEFORE") + "(?![\\p{L}\\p{N}]))*");
    private static final Expression ALSO = Expression.of("\\s*(?:,|và)\\s*(khai mạc|kết luận|bế mạc|chỉ đạo)");
    /** What stands before this is what somebody said: "Đó là yêu cầu của đồng chí X". */
    static final Expression QUOTED =
            Expression.of("(?:^|(?<=\") ?)" + CUES.expression("QUOTED") + "[^.;]{0,120} của ?$");

    private static final Expression WHILE =
            Expression.of("(?: (?:điều này|điều đó|như vậy|như thế|thế))? ?,? ?" + CUES.expression("WHILE"));
    /** A sentence that begins so leads up to who speaks. */
    private static final Expression LED =
            Expression.of("^(?:phát biểu|ý kiến|đó là ý kiến|trao đổi|thảo luận|trả lời|giải đáp|thay mặt)");

    private static final Expression JOINED = Expression.of("(?:[,:-]|của|nghe|do|được|có|có các) ?(?:các )?$");
    private static final int WHILE_MOST = 60;
    private static final int FAR = 200;
    private static final int NEAR = 60;

    private final Document document;
    private final Page page;
    private final Mentions mentions;
    private Person last;

    Speakers(Document document, List<Person> people) {
        this.document = document;
        this.page = document.page();
        this.mentions = new Mentions(page, people);
    }

    /** All attributions, in the order of the text. */
    List<Attribution> find() {
        List<Attribution> all = new ArrayList<>();
        for (Sentence sentence : document.sentences()) {
            if (Anchor.RECALLED.matcher(document.key(sentence)).lookingAt()) {
                continue; // said elsewhere
            }
            if (!CUES.in("OUTSIDE", document.key(sentence))
                    || sentence.paragraph().role() != Role.CAPTION
                            && !document.key(sentence).contains("phỏng vấn")
                            && !document.key(sentence).contains("bên lề")) {
                for (Attribution attribution : in(sentence)) {
                    all.add(attribution);
                    last = attribution.person();
                }
            }
        }
        return all;
    }

    private List<Attribution> in(Sentence sentence) {
        List<Person> here = mentions.in(sentence, last);
        List<Attribution> found = new ArrayList<>();
        for (int i = 0; i < here.size(); i++) {
            int limit = i + 1 < here.size()
                    ? here.get(i + 1).whole().start()
                    : sentence.span().end();
            Attribution attribution = attribution(here.get(i), sentence, i == 0, limit);
            if (attribution != null) {
                found.add(attribution);
            }
        }
        return found;
    }

    private Attribution attribution(Person person, Sentence sentence, boolean first, int limit) {
        int from = person.whole().end();
        int until = Math.min(Math.min(limit, from + FAR), sentence.span().end());
        Set<String> kinds = new LinkedHashSet<>();
        int end = -1;
        Search joint = JOINT.matcher(page.key()).region(from, Math.max(from, until));
        int verb = joint.lookingAt() ? joint.end() : from;
        for (String kind : KINDS) {
            Search cue = at(CUES.get(kind), verb, until);
            if (cue != null && !onlyAttends(from, verb, cue.group())) {
                kinds.add(kind);
                end = cue.end();
                Search also = ALSO.matcher(page.key()).region(end, until);
                if (also.lookingAt()) {
                    kinds.add(
                            also.group(1).startsWith("khai")
                                    ? "OPENING"
                                    : also.group(1).startsWith("chỉ") ? "DIRECTION" : "CONCLUSION");
                    end = also.end();
                }
                break;
            }
        }
        Search says = at(SAYS, verb, until);
        says = says != null && onlyAttends(from, verb, says.group()) ? null : says;
        if (kinds.isEmpty() && says != null) {
            end = says.end();
            Search during = WHILE.matcher(page.key())
                    .region(end, Math.min(end + WHILE_MOST, sentence.span().end()));
            boolean told = during.lookingAt();
            KINDS.stream()
                    .filter(kind -> told
                            && at(CUES.get(kind), during.end(), sentence.span().end()) != null)
                    .findFirst()
                    .ifPresent(kinds::add);
        }
        boolean spoken = !kinds.isEmpty() || says != null;
        if (first) {
            spoken |= before(person, sentence, kinds, spoken);
        }
        return spoken ? new Attribution(person, kinds, sentence, end < 0 ? from : end) : null;
    }

    /** "X dự và chỉ đạo hội nghị": that he spoke is not said. */
    private boolean onlyAttends(int from, int verb, String cue) {
        return cue.startsWith("chỉ đạo")
                && page.key().substring(Math.min(from, verb), verb).contains("dự");
    }

    /** A cue that begins at an index, or a little behind it with nothing but words of the same clause between. */
    private Search at(Expression cue, int from, int until) {
        Search matcher =
                cue.matcher(page.key()).region(Math.min(from, until), until).useTransparentBounds(true);
        boolean name =
                from < until && from > 0 && Character.isUpperCase(page.text().charAt(from));
        return !name && matcher.lookingAt() ? matcher : null;
    }

    /** "Kết luận hội nghị, đồng chí X …"; "Theo ông X, …"; "… ý kiến của ông X". */
    private boolean before(Person person, Sentence sentence, Set<String> kinds, boolean spoken) {
        String before = page.key()
                .substring(
                        sentence.span().start(),
                        Math.max(sentence.span().start(), person.whole().start()));
        if (before.length() > FAR) {
            return false;
        }
        boolean joined = before.isBlank() || JOINED.matcher(before).find();
        for (String kind : KINDS) {
            Search cue = CUES.get(kind).matcher(before);
            boolean led = joined && !kind.equals("STATEMENT") && cue.find() && (cue.start() < NEAR || spoken);
            led &= !led
                    || !cue.group().startsWith("chỉ đạo")
                    || !before.substring(0, cue.start()).contains("dự");
            if (led && (spoken || before.substring(cue.end()).length() < 120)) {
                boolean conference = !kind.equals("REPORT") || cue.start() < 12;
                if (conference) {
                    kinds.clear();
                    kinds.add(kind);
                    return true;
                }
            }
        }
        Search quoted = QUOTED.matcher(before);
        if (quoted.find()) {
            KINDS.stream()
                    .filter(kind -> !kind.equals("REPORT") && CUES.in(kind, before))
                    .findFirst()
                    .ifPresent(kinds::add);
            return true;
        }
        Search says = LED.matcher(before);
        return THUS.matcher(before).find() || joined && says.find() && before.length() < 160;
    }
}
