package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the documents that a report names, by number or by a name that is theirs alone. */
final class DocumentNames {
    private static final Cues CUES = Cues.of("documents");
    private static final String TYPE = "(?<type>" + CUES.expression("TYPE") + ")";
    private static final Expression NUMBERED = Expression.of(
            "(?<![\\p{L}])" + TYPE
                    + " (?:(?:đầu tiên|thứ \\p{L}+|thanh tra) )?(?<no>số )?(?<number>\\d{1,5})(?<suffix>(?: ?/ ?\\d{4})?(?: ?[-/] ?\\p{L}[\\p{L}\\d]{0,7}){0,4})(?![\\p{L}\\p{N}%]|[.,]\\d)");
    private static final Expression AND = Expression.of(
            "(?:,| và) (?:số )?(?<number>\\d{1,5})(?<suffix>(?: ?[-/] ?[\\p{L}]{1,8}){0,4})(?![\\p{L}\\p{N}%]|[.,/]\\d)");
    private static final Expression VERB = Expression.of("kết luận|quyết định|thông báo|hướng dẫn");
    private static final Expression BARE_ENDS = Expression.of(
            "(?:$|[,.;)\"]| (?:của|ngày|về|và|hội nghị|khóa|trung ương|có|đã|được|do|là|phải|cần|sẽ|để|vào|tại|trong|như|với|\\())");
    private static final Expression NAMED =
            Expression.of("(?<![\\p{L}])" + CUES.expression("NAMED") + CUES.expression("ISSUER"));
    private static final Expression LAW =
            Expression.of("(?=[bl])(?<![\\p{L}])(?<!pháp )(?:bộ )?luật (?<name>" + CUES.expression("LAW")
                    + ")(?: ?\\((?:sửa đổi|bổ sung|sửa đổi, bổ sung)\\))?(?: năm \\d{4})?(?![\\p{L}])");
    private static final Expression QUOTED = Expression.of("(?<![\\p{L}])" + TYPE + "(?: về)? \"[^\"\\n]{8,300}\"");
    private static final Expression TITLED = Expression.of("(?<![\\p{L}])" + TYPE + "(?: về|(?<=đề án) (?="
            + Demands.CUES.expression("IMPERATIVE") + "|cơ cấu)) ?(?=\\p{L})");
    private static final Expression ISSUER = Expression.of(
            " (?:(?:của )?(?:hội nghị (?:lần thứ \\d+|trung ương \\d+)|ban chấp hành trung ương(?: đảng)?|bộ chính trị|ban bí thư|chính phủ|thủ tướng chính phủ|quốc hội))?(?:,? ?\\(?khóa [xiv]+\\)?)?");
    private static final Expression TITLE_END = Expression.of("[;.:\\n\"]|, ?(?=" + CUES.expression("TYPE") + ")|"
            + CUES.get("TITLE_END").pattern());
    private static final Expression BROUGHT = Expression.of("(?:" + CUES.expression("BROUGHT") + ") ?$");
    private static final int TITLE_MOST = 200;
    private static final double SAME = 0.75;

    private final Page page;
    private final List<NamedDocument> all = new ArrayList<>();

    private DocumentNames(Page page) {
        this.page = page;
    }

    /** All mentions in the report itself and its headline; mentions of one document have one key. */
    static List<NamedDocument> in(Document document) {
        DocumentNames names = new DocumentNames(document.page());
        for (Sentence sentence : document.sentences()) {
            if (sentence.paragraph().role() == Role.BODY) {
                names.numbered(sentence.span());
                names.named(sentence.span());
                names.laws(sentence.span());
                names.quoted(sentence.span());
                names.titled(sentence.span());
            }
        }
        return List.copyOf(names.all);
    }

    private Search matcher(Expression pattern, Span span) {
        return pattern.matcher(page.key()).region(span.start(), span.end()).useTransparentBounds(true);
    }

    private void numbered(Span span) {
        Search matcher = matcher(NUMBERED, span);
        while (matcher.find()) {
            String suffix = page.text()
                    .substring(matcher.start("suffix"), matcher.end("suffix"))
                    .replace(" ", "");
            boolean bare = suffix.isEmpty();
            boolean loose = bare && matcher.group("no") == null;
            if (loose && (!ends(matcher.end(), span) || verb(matcher))) {
                continue;
            }
            int end = matcher.end();
            String number = matcher.group("number");
            if (bare) {
                Search issuer = ISSUER.matcher(page.key()).region(end, span.end());
                end = issuer.lookingAt() ? issuer.end() : end;
            }
            boolean whole = bare || suffix.matches("/\\d{4}");
            String text = page.text().substring(matcher.start(), end).strip();
            add(new Span(matcher.start(), end), whole ? text : number + suffix, key(matcher.group("type"), number));
            Search and = AND.matcher(page.key()).region(matcher.end(), span.end());
            while (and.lookingAt() && (!and.group("suffix").isEmpty() || ends(and.end(), span))) {
                String more = page.text()
                        .substring(and.start("number"), and.end("suffix"))
                        .replace(" ", "");
                String type = page.text().substring(matcher.start("type"), matcher.end("type"));
                boolean plain = and.group("suffix").isEmpty();
                add(
                        new Span(and.start(), and.end()),
                        plain ? type + " " + more : more,
                        key(matcher.group("type"), and.group("number")));
                and.region(and.end(), span.end());
            }
        }
    }

    /** "Kết luận 10 vụ", "quyết định 5 người": somebody concludes or decides. */
    private boolean verb(Search matcher) {
        return VERB.matcher(matcher.group("type")).matches()
                && Character.isLowerCase(page.text().charAt(matcher.start("type")));
    }

    /** One key for "Đề án 2" and "Đề án 02". */
    private static String key(String type, String number) {
        return type + " " + number.replaceFirst("^0+(?=.)", "");
    }

    private boolean ends(int at, Span span) {
        return BARE_ENDS.matcher(page.key()).region(at, span.end()).lookingAt();
    }

    private void named(Span span) {
        Search matcher = matcher(NAMED, span);
        while (matcher.find()) {
            Span found = new Span(matcher.start(), matcher.end());
            boolean event = page.text(found)
                    .matches(".*(?:Hội nghị|Đại hội|Trung ương) .*(?:\\d|(?<![\\p{L}])[IVX]+(?![\\p{L}])).*");
            if (event || Character.isUpperCase(page.text().charAt(found.start()))) {
                String key = matcher.group()
                        .replaceAll(
                                "^(nghị quyết|kết luận) (?:của )?(hội nghị|đại hội)\\D*?(\\d+|[xivlc]+)(?![\\p{L}]).*$",
                                "$1 $2 $3");
                add(found, page.text(found).strip(), key);
            }
        }
    }

    /** Laws and codes by name. */
    private void laws(Span span) {
        Search matcher = matcher(LAW, span);
        while (matcher.find()) {
            Span found = new Span(matcher.start(), matcher.end());
            boolean name = Character.isUpperCase(page.text().charAt(found.start()))
                    || Character.isUpperCase(page.text().charAt(matcher.start("name")));
            if (name && all.stream().noneMatch(other -> other.span().overlaps(found))) {
                add(found, page.text(found), page.key(found));
            }
        }
    }

    private void quoted(Span span) {
        Search matcher = matcher(QUOTED, span);
        while (matcher.find()) {
            if (Character.isUpperCase(page.text().charAt(matcher.start()))) {
                addTitled(new Span(matcher.start(), matcher.end()));
            }
        }
    }

    private void titled(Span span) {
        Search matcher = matcher(TITLED, span);
        while (matcher.find()) {
            Span before = new Span(Math.max(span.start(), matcher.start() - 30), matcher.start());
            boolean capital =
                    Character.isUpperCase(page.text().charAt(matcher.start())) && matcher.start() > span.start();
            if (!capital
                    && !(BROUGHT.matcher(page.key(before)).find()
                            && page.key(before).matches("(?s).*(?:mới nhất là|ban hành|thông qua|ký|phê duyệt) ?$"))) {
                continue;
            }
            int limit = Math.min(span.end(), matcher.start() + TITLE_MOST);
            Search stop =
                    TITLE_END.matcher(page.key()).region(matcher.end(), limit).useTransparentBounds(true);
            int end = stop.find() ? stop.start() : limit;
            String text = page.text().substring(matcher.start(), end).replaceAll("[ ,]+$", "");
            if (text.split(" ").length >= 5) {
                addTitled(new Span(matcher.start(), matcher.start() + text.length()));
            }
        }
    }

    private void addTitled(Span span) {
        String text = page.text(span);
        Set<String> words = new HashSet<>(List.of(Spelling.words(text).split(" ")));
        for (NamedDocument other : all) {
            if (other.span().overlaps(span)) {
                return;
            }
            Set<String> known =
                    new HashSet<>(List.of(Spelling.words(other.name()).split(" ")));
            Set<String> common = new HashSet<>(words);
            common.retainAll(known);
            if (common.size() >= SAME * Math.min(words.size(), known.size()) && common.size() > 3) {
                all.add(new NamedDocument(span, other.name(), other.key()));
                return;
            }
        }
        all.add(new NamedDocument(span, text, Spelling.words(text)));
    }

    /** Adds a mention; the fullest one of a document gives it its name. */
    private void add(Span span, String name, String key) {
        String best = name;
        for (int i = 0; i < all.size(); i++) {
            NamedDocument other = all.get(i);
            if (other.key().equals(key)) {
                boolean fuller = name.indexOf('/') >= 0 && other.name().indexOf('/') < 0;
                best = fuller ? name : other.name();
                all.set(i, new NamedDocument(other.span(), best, key));
            }
        }
        all.add(new NamedDocument(span, best, key));
    }
}
