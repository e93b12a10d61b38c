package vn.diemcau.producer.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who speaks in which sentence. */
final class Speakers {
    static final Cues CUES = Cues.of("speeches");
    private static final List<String> KINDS = List.of("OPENING", "CONCLUSION", "DIRECTION", "REPORT", "STATEMENT");
    private static final Pattern SAYS = CUES.get("SAYS");
    private static final Pattern THUS = Pattern.compile("(?:^|[,\"] ?)" + CUES.expression("THUS") + " ?$");
    private static final Pattern JOINT =
            Pattern.compile("(?:[ ,:-]|" + CUES.expression("BEFORE") + "(?![\\p{L}\\p{N}]))*");
    private static final Pattern ALSO = Pattern.compile("\\s*(?:,|và)\\s*(khai mạc|kết luận|bế mạc|chỉ đạo)");
    private static final Pattern SHORT = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:[Đđ]ồng chí|[Đđ]/c|[ÔÔô]ng|[Bb]à|[Bb]í thư|[Bb]ộ trưởng|[Tt]hủ tướng|[Cc]hủ tịch) (\\p{Lu}\\p{Ll}+)(?! ?\\p{Lu})(?![\\p{L}])");
    private static final Pattern BARE = Pattern.compile(
            "(?:^|[,.;:\"] |theo )((?:phó )?(?:tổng bí thư|chủ tịch nước|thủ tướng|chủ tịch quốc hội|bộ trưởng|thứ trưởng|tổng cục trưởng|đồng chí|thường trực ban bí thư|(?:phó )?bí thư (?:thường trực )?(?:tỉnh|thành) ủy|chủ tịch (?:ubnd|hđnd) (?:tỉnh|thành phố)|trưởng ban|chánh văn phòng(?: trung ương(?: đảng)?)?)) (?="
                    + "(?:(?:cũng|đã|còn|tiếp tục) )*" + CUES.expression("SAYS") + "(?![\\p{L}])|,)");
    private static final int FAR = 200;
    private static final int NEAR = 60;

    private final Document document;
    private final Page page;
    private final List<Person> people;
    private Person last;

    Speakers(Document document, List<Person> people) {
        this.document = document;
        this.page = document.page();
        this.people = people;
    }

    /** All attributions, in the order of the text. */
    List<Attribution> find() {
        List<Attribution> all = new ArrayList<>();
        for (Sentence sentence : document.sentences()) {
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
        List<Person> here = mentions(sentence);
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

    /** People named in a sentence, also by the last syllable or only by what they are. */
    private List<Person> mentions(Sentence sentence) {
        Span span = sentence.span();
        List<Person> here = new ArrayList<>(people.stream()
                .filter(person -> span.contains(person.span().start()))
                .toList());
        Matcher named =
                SHORT.matcher(page.text()).region(span.start(), span.end()).useTransparentBounds(true);
        while (named.find()) {
            Span whole = new Span(named.start(), named.end());
            Person person = known(named.group(1), named.start());
            if (person != null && here.stream().noneMatch(other -> other.whole().overlaps(whole))) {
                here.add(new Person(person.name(), whole, whole, person.positionSpan(), person.position()));
            }
        }
        Matcher bare = BARE.matcher(page.key()).region(span.start(), span.end());
        while (bare.find()) {
            Span whole = new Span(bare.start(1), bare.end(1));
            Person person = holder(bare.group(1), bare.start());
            if (person != null && here.stream().noneMatch(other -> other.whole().overlaps(whole))) {
                here.add(new Person(person.name(), whole, whole, person.positionSpan(), person.position()));
            }
        }
        here.sort(Comparator.comparingInt(person -> person.whole().start()));
        return here;
    }

    private Person known(String lastSyllable, int before) {
        Person found = null;
        for (Person person : people) {
            if (person.lastSyllable().equals(lastSyllable) && (person.span().start() < before || found == null)) {
                found = best(found, person);
            }
        }
        return found;
    }

    /** Of two mentions of one person the one with a position; of two people the later. */
    private static Person best(Person known, Person other) {
        boolean same = known != null && known.name().equals(other.name());
        return same && other.position() == null ? known : other;
    }

    private Person holder(String position, int before) {
        if (position.equals("đồng chí")) {
            return last;
        }
        Person found = null;
        for (Person person : people) {
            boolean holds = person.position() != null && holds(Spelling.of(person.position()), position);
            if (holds && person.span().start() < before) {
                found = person;
            }
        }
        return found == null && position.matches("(?:chủ tịch|phó bí thư|bí thư) .*") ? last : found;
    }

    /** Whether somebody holds a position, and not only the deputy's. */
    private static boolean holds(String positions, String position) {
        int at = positions.indexOf(position);
        return at >= 0 && !positions.substring(0, at).endsWith("phó ");
    }

    private Attribution attribution(Person person, Sentence sentence, boolean first, int limit) {
        int from = person.whole().end();
        int until = Math.min(Math.min(limit, from + FAR), sentence.span().end());
        Set<String> kinds = new LinkedHashSet<>();
        int end = -1;
        Matcher joint = JOINT.matcher(page.key()).region(from, Math.max(from, until));
        int verb = joint.lookingAt() ? joint.end() : from;
        for (String kind : KINDS) {
            Matcher cue = at(CUES.get(kind), verb, until);
            if (cue != null) {
                kinds.add(kind);
                end = cue.end();
                Matcher also = ALSO.matcher(page.key()).region(end, until);
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
        Matcher says = at(SAYS, verb, until);
        if (kinds.isEmpty() && says != null) {
            end = says.end();
        }
        boolean spoken = !kinds.isEmpty() || says != null;
        if (first) {
            spoken |= before(person, sentence, kinds, spoken);
        }
        return spoken ? new Attribution(person, kinds, sentence, end < 0 ? from : end) : null;
    }

    /** A cue that begins at an index, or a little behind it with nothing but words of the same clause between. */
    private Matcher at(Pattern cue, int from, int until) {
        Matcher matcher =
                cue.matcher(page.key()).region(Math.min(from, until), until).useTransparentBounds(true);
        return matcher.lookingAt() ? matcher : null;
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
        boolean joined = before.isBlank() || before.matches("(?s).*(?:[,:-]|của|nghe|do|được|có|có các) ?(?:các )?$");
        for (String kind : KINDS) {
            Matcher cue = CUES.get(kind).matcher(before);
            boolean led = joined && !kind.equals("STATEMENT") && cue.find() && (cue.start() < NEAR || spoken);
            if (led && (spoken || before.substring(cue.end()).length() < 120)) {
                boolean conference = !kind.equals("REPORT") || cue.start() < 12;
                if (conference) {
                    kinds.clear();
                    kinds.add(kind);
                    return true;
                }
            }
        }
        Matcher says = Pattern.compile(
                        "^(?:phát biểu|ý kiến|đó là ý kiến|trao đổi|thảo luận|trả lời|giải đáp|thay mặt)")
                .matcher(before);
        return THUS.matcher(before).find() || joined && says.find() && before.length() < 160;
    }
}
