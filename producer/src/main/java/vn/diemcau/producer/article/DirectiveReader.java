package vn.diemcau.producer.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows who speaks from sentence to sentence and collects what those who direct demand, each demand once. */
final class DirectiveReader {
    private static final Cues CUES = Demands.CUES;
    private static final Pattern AWAY = CUES.get("AWAY");
    private static final Pattern ADOPTED = Pattern.compile(CUES.expression("ADOPTED"));
    private static final Pattern TASKS = Pattern.compile(CUES.expression("TASKS"));
    private static final Pattern NEVER = CUES.get("NEVER");
    private static final Pattern UPWARD = Pattern.compile(Cues.whole("kiến nghị|đề xuất|mong được"));
    private static final Pattern ANNOUNCED =
            Pattern.compile(Cues.whole("(?:(?:tới|đến|tham|về) )?dự,? (?:và )?(?:có )?(?:bài )?(?:phát biểu|chỉ đạo)"));
    private static final Pattern DEMANDS = CUES.get("DEMANDS");
    private static final Pattern TELLS =
            Pattern.compile("(?:^|[^\\p{L}])(?<!phát biểu )(?<!ý kiến )chỉ đạo,? ?$|:\\s*$");
    private static final double SAME = 0.6;
    private static final double WITHIN = 0.85;
    private static final Set<String> FROM_ABOVE = Set.of("DIRECTION", "CONCLUSION", "OPENING");

    private final Document document;
    private final Conference conference;
    private final List<Attribution> attributions;
    private final List<Speech> speeches;
    private final List<NamedDocument> documents;
    private final Demands demands;
    private final List<Directive> found = new ArrayList<>();
    private String issuer;
    private boolean listed;
    private boolean praising;

    DirectiveReader(
            Document document,
            Conference conference,
            List<Attribution> attributions,
            List<Speech> speeches,
            List<NamedDocument> documents) {
        this.document = document;
        this.conference = conference;
        this.attributions = attributions;
        this.speeches = speeches;
        this.documents = documents;
        this.demands = new Demands(document.page());
    }

    List<Directive> read() {
        for (Sentence sentence : document.body()) {
            read(sentence);
        }
        return found;
    }

    private void read(Sentence sentence) {
        String key = document.key(sentence);
        List<Attribution> here = attributions.stream()
                .filter(attribution -> attribution.sentence().equals(sentence))
                .toList();
        int start = sentence.span().start();
        boolean demanded = false;
        praising = false;
        if (sentence.equals(conference.anchor().sentence()) && here.isEmpty()) {
            issuer = null;
        }
        int end = sentence.span().end();
        if (!here.isEmpty()) {
            Attribution speaking =
                    here.stream().filter(this::fromAbove).findFirst().orElse(null);
            issuer = speaking == null ? null : speaking.person().name();
            listed = false;
            boolean announced =
                    ANNOUNCED.matcher(key).find() && key.length() - (here.get(0).end() - start) < 40;
            issuer = announced ? null : issuer;
            if (speaking != null && !announced) {
                boolean quotedBefore =
                        speaking.person().whole().start() - start > 60 && key.matches("(?s)^[\"].*|.*[\"] ?[,-].*");
                String said = document.page()
                        .key()
                        .substring(
                                Math.max(start, speaking.person().whole().end()),
                                Math.max(
                                        speaking.end(),
                                        speaking.person().whole().end()));
                issuer = UPWARD.matcher(said).find() ? null : issuer;
                praising = NEVER.matcher(said).find();
                demanded = DEMANDS.matcher(said).find() || TELLS.matcher(said).find() && !said.endsWith(":");
                end = quotedBefore ? Math.min(end, speaking.person().whole().start()) : end;
                start = quotedBefore ? start : Math.max(start, speaking.end());
            }
        } else if (AWAY.matcher(key).lookingAt()) {
            issuer = null;
            listed = false;
        }
        Matcher adopted = ADOPTED.matcher(key);
        if (adopted.find()) {
            String body = adopter(key, adopted.start());
            take(
                    body,
                    new Span(
                            sentence.span().start() + adopted.end(),
                            sentence.span().end()),
                    true,
                    sentence);
            return;
        }
        if (issuer == null) {
            return;
        }
        Matcher tasks = TASKS.matcher(document.page().key())
                .region(start, sentence.span().end());
        if (tasks.find() && tasks.group().endsWith(":")) {
            listed = true;
            start = tasks.end();
        }
        take(issuer, new Span(Math.min(start, end), end), demanded || listed, sentence);
        listed |= tasks.hitEnd() && key.endsWith(":") || DEMANDS.matcher(key).find() && key.endsWith(":");
    }

    private boolean fromAbove(Attribution attribution) {
        return speeches.stream()
                .anyMatch(speech ->
                        speech.person().name().equals(attribution.person().name())
                                && FROM_ABOVE.contains(speech.kind())
                                && !attribution.kinds().contains("REPORT"));
    }

    /** Who sets itself tasks, as the text names it; else the convener. */
    private String adopter(String key, int before) {
        Matcher branch = Pattern.compile("ngành [\\p{L}]+(?: [\\p{L}]+)?(?= đã| đề| xác| thống)")
                .matcher(key);
        if (branch.find() && branch.start() <= before + 40) {
            return branch.group();
        }
        return conference.convener() == null ? conference.title() : conference.convener();
    }

    private void take(String by, Span stretch, boolean demanded, Sentence sentence) {
        for (Demand demand : demands.in(stretch, demanded, praising)) {
            String text = document.page().text(demand.span());
            String clause = document.key(sentence);
            LocalDate held =
                    conference.date() == null ? null : conference.date().start();
            LocalDate due = held == null ? null : Deadlines.in(document.page().key(demand.clause()), held);
            due = due == null && held != null && sentenceLead(clause) != null
                    ? Deadlines.in(sentenceLead(clause), held)
                    : due;
            List<String> bases = documents.stream()
                    .filter(named -> named.span().overlaps(demand.clause()))
                    .map(NamedDocument::name)
                    .distinct()
                    .toList();
            boolean toAll = conference.central() && (conference.nationwide() || CUES.in("PROVINCES", clause));
            add(new Directive(
                    by,
                    text,
                    demand.clause(),
                    toAll,
                    due,
                    bases,
                    sentence,
                    demanded ? Confidence.SURE : Confidence.LIKELY));
        }
    }

    /** What stands before the first comma, if it is short: "Năm 2020, …". */
    private static String sentenceLead(String key) {
        Matcher lead = Pattern.compile("^(?:từ nay|trong|đến|trước|năm|quý|sau)[^,;]{0,40}(?=,| là| có)")
                .matcher(key);
        return lead.find() ? key.substring(0, Math.min(key.length(), lead.end() + 1)) : null;
    }

    /** Adds a demand; what was said before in nearly the same words, in a lead above all, gives way to it. */
    private void add(Directive directive) {
        Set<String> words = words(directive.text());
        for (int i = 0; i < found.size(); i++) {
            Set<String> other = words(found.get(i).text());
            Set<String> common = new HashSet<>(words);
            common.retainAll(other);
            double union = words.size() + other.size() - common.size();
            boolean lead = found.get(i).sentence().index()
                    <= conference.anchor().sentence().index();
            boolean same = common.size() >= SAME * union
                    || lead && common.size() >= WITHIN * Math.min(words.size(), other.size());
            if (same) {
                found.set(i, directive);
                return;
            }
        }
        found.add(directive);
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(Spelling.words(text).split(" ")));
    }
}
