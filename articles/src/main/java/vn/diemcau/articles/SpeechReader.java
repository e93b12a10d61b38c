package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides of which kind the speeches are: one for each speaker and kind. */
final class SpeechReader {
    private static final Expression DEMANDS =
            Expression.of(Cues.whole("yêu cầu|đề nghị|nhắc nhở|lưu ý|kêu gọi|giao|mong muốn"));
    private static final Expression TELLS = Expression.of(Cues.whole("cho biết|cho hay|thông tin|báo cáo"));
    private static final int REACH = 14;
    private static final Expression DIGIT = Expression.of("\\d");

    private final ConferenceFact conference;
    private final Document document;
    private final List<Person> people;
    private final Map<Person, Person> placed = new HashMap<>();
    private final Set<String> chairs;
    private final Set<String> siteChairs;

    /**
     * @param people all mentions; another one than the speaking one may bear the position
     * @param chairs the names of those who chair the conference
     * @param siteChairs the names of those who lead one of its sites: there they speak from above
     */
    SpeechReader(
            Document document,
            ConferenceFact conference,
            List<Person> people,
            Set<String> chairs,
            Set<String> siteChairs) {
        this.document = document;
        this.siteChairs = siteChairs;
        this.conference = conference;
        this.people = people;
        this.chairs = chairs;
    }

    List<SpeechFact> read(List<Attribution> attributions) {
        Map<String, Set<String>> specific = new LinkedHashMap<>();
        for (Attribution attribution : attributions) {
            Person person = withPosition(attribution.person());
            Set<String> kinds = specific.computeIfAbsent(person.name(), name -> new LinkedHashSet<>());
            boolean caption = attribution.sentence().paragraph().role() == Role.CAPTION;
            for (String kind : attribution.kinds()) {
                String judged = judge(kind, person);
                if (judged != null && (!caption || !judged.equals("DIRECTION") && !judged.equals("STATEMENT"))) {
                    kinds.add(judged);
                }
            }
        }
        List<SpeechFact> speeches = new ArrayList<>();
        for (Map.Entry<String, Set<String>> entry : specific.entrySet()) {
            Set<String> kinds = entry.getValue();
            if (kinds.contains("CONCLUSION")) {
                kinds.remove("DIRECTION");
            }
            if (kinds.size() > 1) {
                kinds.remove("STATEMENT");
            }
            if (kinds.equals(Set.of("REPORT")) && demandsFromAbove(entry.getKey(), attributions)) {
                kinds.clear();
            }
            for (String kind : kinds.isEmpty() ? Set.of("") : kinds) {
                speeches.add(speech(entry.getKey(), kind, attributions));
            }
        }
        return speeches;
    }

    private SpeechFact speech(String name, String kind, List<Attribution> attributions) {
        Attribution shown = null;
        for (Attribution attribution : attributions) {
            boolean his = attribution.person().name().equals(name);
            Person person = his ? withPosition(attribution.person()) : null;
            boolean shows = his
                    && (kind.isEmpty() || attribution.kinds().stream().anyMatch(k -> kind.equals(judge(k, person))));
            boolean better = shown == null
                    || shown.sentence().paragraph().role() != Role.BODY
                            && attribution.sentence().paragraph().role() == Role.BODY;
            if (shows && better) {
                shown = attribution;
            }
        }
        Person person = withPosition(shown.person());
        boolean body = shown.sentence().paragraph().role() == Role.BODY;
        String judged = kind.isEmpty() ? unsaid(person, name, attributions) : kind;
        Confidence confidence = !body || kind.isEmpty() ? Confidence.WEAK : Confidence.SURE;
        return new SpeechFact(person, judged, shown.sentence(), confidence, heads(person));
    }

    /** The kind of a speech of which only is said that somebody spoke. */
    private String unsaid(Person person, String name, List<Attribution> attributions) {
        List<Attribution> his = attributions.stream()
                .filter(attribution -> attribution.person().name().equals(name))
                .toList();
        boolean demands = senior(person) && his.stream().anyMatch(attribution -> verb(DEMANDS, attribution));
        boolean below = attributions.stream()
                .filter(attribution -> !attribution.person().name().equals(name))
                .anyMatch(attribution -> Ranks.national(withPosition(attribution.person()))
                        || attribution.kinds().contains("DIRECTION")
                        || attribution.kinds().contains("CONCLUSION"));
        boolean tells = his.stream()
                .anyMatch(attribution -> verb(TELLS, attribution)
                        && DIGIT.matcher(document.key(attribution.sentence())).find());
        if (below && tells && !chairs.contains(name) && ofConvener(person)) {
            return "REPORT";
        }
        return directs(person) || demands ? "DIRECTION" : "STATEMENT";
    }

    /** Whether somebody is of the body that is said to hold the conference, and not only concluded to. */
    private boolean ofConvener(Person person) {
        String body = person.position() == null ? null : Ranks.bodyOf(person);
        return body != null
                && conference.convener() != null
                && conference.convenerConfidence() != Confidence.WEAK
                && Convener.same(body, conference.convener());
    }

    private boolean demandsFromAbove(String name, List<Attribution> attributions) {
        return attributions.stream()
                .filter(attribution -> attribution.person().name().equals(name))
                .anyMatch(attribution -> verb(DEMANDS, attribution) && directs(attribution.person()));
    }

    /** Whether somebody who demands does so from above: not a guest from a province, nor the head of a local office. */
    private boolean senior(Person person) {
        boolean leads = Ranks.chief(person) || Ranks.deputy(person);
        return leads && (conference.central() ? !Ranks.local(person) : Ranks.leadsPlace(person));
    }

    private boolean verb(Expression pattern, Attribution attribution) {
        String key = document.page().key();
        int from = attribution.person().whole().end();
        int end = Math.min(
                attribution.end() + REACH, attribution.sentence().span().end());
        return pattern.matcher(key.substring(Math.min(from, end), end)).find();
    }

    /** A kind as the words say it, given who speaks; null where the speaker decides. */
    private String judge(String kind, Person person) {
        boolean guest = conference.central()
                && Ranks.local(person)
                && !Ranks.national(person)
                && !siteChairs.contains(person.name());
        return switch (kind) {
            case "REPORT" -> guest ? "STATEMENT" : "REPORT";
            case "DIRECTION" -> guest ? "STATEMENT" : "DIRECTION";
            default -> kind;
        };
    }

    /** Whether what somebody says at this conference is said from above. */
    boolean directs(Person person) {
        Person known = withPosition(person);
        if (chairs.contains(person.name()) || siteChairs.contains(person.name()) || Ranks.national(known)) {
            return true;
        }
        if (known.position() == null || !Ranks.chief(known)) {
            return false;
        }
        boolean own = ofConvener(known);
        if (conference.central()) {
            return own && !Ranks.local(known) && !ofGovernment();
        }
        return own
                || People.CUES
                        .get("HEAD_OF_PLACE")
                        .matcher(Spelling.of(known.position()))
                        .find();
    }

    private boolean heads(Person person) {
        if (!Ranks.chief(person) || directs(person)) {
            return directs(person);
        }
        String body = person.position() == null ? null : Ranks.bodyOf(person);
        return !conference.central()
                || !Ranks.local(person)
                        && body != null
                        && conference.convener() != null
                        && Convener.same(body, conference.convener());
    }

    /** At a conference of the government ministers report and answer; those above them direct. */
    private boolean ofGovernment() {
        return Convener.canonical(conference.convener()).equals("chính phủ");
    }

    /** The mention of a person that bears the position, the fuller of two; the one given if none does. */
    Person withPosition(Person person) {
        return placed.computeIfAbsent(person, this::place);
    }

    private Person place(Person person) {
        Person best = person;
        for (Person other : people) {
            boolean his = other.name().equals(person.name()) && other.position() != null;
            if (his && (best.position() == null || extended(best.position(), other.position()))) {
                best = other;
            }
        }
        return best;
    }

    private static boolean extended(String position, String other) {
        return other.length() > position.length() && Spelling.of(other).startsWith(Spelling.of(position));
    }
}
