package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.articles.source.SourceText;

/** The second stage: cuts a page into paragraphs, tells what each is, and cuts those that tell something into sentences. */
final class Layout {
    private static final Cues CUES = Cues.of("layout");
    private static final Expression PICTURE_NUMBER = Expression.of(" ảnh \\d+$");
    private static final Expression FINISHED = Expression.of("[.!?:;…\"')\\]]\\s*$");
    private static final Expression FULL_DATE = Expression.of("\\b\\d{1,2}[-/. ]\\d{1,2}[-/. ]\\d{4}\\b");
    private static final Expression DATED =
            Expression.of("(?<date>(?:date )?\\d{4}-\\d{2}(?:-\\d{2})?) (?=[\\p{L}*])[* ]*");
    private static final Expression ISO = Expression.of("(?:date )?\\d{4}-\\d{2}(?:-\\d{2})?");
    private static final int LONG = 100;
    private static final int CAPTION_MOST = 260;
    private static final int DATE_LINE_MOST = 90;
    private static final int BODY_WORDS = 6;
    private static final int TEASER_LEAST = 120;
    private static final double REPEATED = 0.6;

    private final Page page;
    private final List<Paragraph> paragraphs = new ArrayList<>();

    private Layout(Page page) {
        this.page = page;
    }

    static Document of(Page page) {
        Layout layout = new Layout(page);
        layout.cut();
        layout.judge();
        layout.findHeadline();
        layout.findRepeated();
        return new Document(page, List.copyOf(layout.paragraphs), Sentences.of(page, layout.paragraphs), null);
    }

    private void cut() {
        int start = 0;
        for (int end = page.text().indexOf('\n');
                start < page.text().length();
                end = page.text().indexOf('\n', start)) {
            int stop = end < 0 ? page.text().length() : end;
            int from = start;
            int to = stop;
            while (from < to && page.text().charAt(from) == ' ') {
                from++;
            }
            while (to > from && page.text().charAt(to - 1) == ' ') {
                to--;
            }
            Search dated = DATED.matcher(page.key()).region(from, Math.max(from, to));
            if (dated.lookingAt()) {
                add(from, dated.end("date"));
                from = dated.end();
            }
            add(from, to);
            start = stop + 1;
        }
    }

    private void add(int from, int to) {
        if (to > from) {
            char first = page.text().charAt(from);
            boolean marked = first == SourceText.CAPTION || first == SourceText.TITLE;
            Role role = !marked ? Role.NAVIGATION : first == SourceText.TITLE ? Role.HEADLINE : Role.CAPTION;
            paragraphs.add(new Paragraph(paragraphs.size(), new Span(marked ? from + 1 : from, to), role));
        }
    }

    private void judge() {
        boolean begun = false;
        boolean stopped = false;
        for (Paragraph paragraph : List.copyOf(paragraphs)) {
            if (paragraph.role() != Role.NAVIGATION) {
                continue; // the page said what it is
            }
            String key = page.key(paragraph.span());
            stopped |= begun && CUES.get("STOP").matcher(key).lookingAt();
            Role role = stopped ? Role.NAVIGATION : role(key, begun);
            begun |= role == Role.BODY && key.length() >= LONG;
            paragraphs.set(paragraph.index(), paragraph.as(role));
        }
    }

    private Role role(String key, boolean begun) {
        boolean finished = FINISHED.matcher(key).find();
        if (CUES.get("LINE").matcher(key).lookingAt() || CUES.in("IMPRINT", key)) {
            return Role.NAVIGATION;
        }
        if (ISO.matcher(key).matches()) {
            return Role.PAGE_DATE;
        }
        boolean sentence = finished && key.split(" ").length > BODY_WORDS && !key.endsWith(")");
        if (key.length() <= DATE_LINE_MOST
                && !sentence
                && FULL_DATE.matcher(key).find()
                && !key.contains("hội nghị")) {
            return Role.PAGE_DATE;
        }
        if (key.length() <= CAPTION_MOST
                && (CUES.in("CREDIT", key)
                        || begun && CUES.get("PICTURE").matcher(key).lookingAt())) {
            return Role.CAPTION;
        }
        if (key.length() >= LONG && (finished || key.contains(". ") || key.contains(", "))) {
            return Role.BODY;
        }
        if (finished && key.split(" ").length >= BODY_WORDS) {
            return Role.BODY;
        }
        boolean shows = CUES.in("SHOWS", key);
        return begun && shows && key.length() <= CAPTION_MOST ? Role.CAPTION : Role.NAVIGATION;
    }

    /** The last line before the report that may be its title; a report may begin with what should be one. */
    private void findHeadline() {
        if (paragraphs.stream().anyMatch(paragraph -> paragraph.role() == Role.HEADLINE)) {
            return;
        }
        int first = 0;
        while (first < paragraphs.size() && paragraphs.get(first).role() != Role.BODY) {
            first++;
        }
        for (int i = first - 1; i >= Math.max(0, first - 4) && first < paragraphs.size(); i--) {
            Paragraph paragraph = paragraphs.get(i);
            String key = page.key(paragraph.span());
            boolean title = paragraph.role() == Role.NAVIGATION
                    && key.split(" ").length >= BODY_WORDS
                    && !CUES.in("IMPRINT", key)
                    && !CUES.get("LINE").matcher(key).lookingAt();
            if (title) {
                paragraphs.set(i, paragraph.as(Role.HEADLINE));
                return;
            }
        }
    }

    /** Copies of a paragraph, and run-together beginnings of the report that pages put before it. */
    private void findRepeated() {
        Map<String, Integer> seen = new HashMap<>();
        List<String> told = new ArrayList<>();
        for (Paragraph paragraph : List.copyOf(paragraphs)) {
            String all = Spelling.wordsOfKey(page.key(paragraph.span()));
            String words = PICTURE_NUMBER.replaceAll(all, "");
            told.add(all);
            if (paragraph.role().tells() && words.length() > 20 && seen.putIfAbsent(words, paragraph.index()) != null) {
                paragraphs.set(paragraph.index(), paragraph.as(Role.REPEATED));
            }
        }
        String rest = "";
        for (int i = paragraphs.size() - 1; i >= 0; i--) {
            Paragraph paragraph = paragraphs.get(i);
            if (paragraph.role() == Role.BODY) {
                boolean teaser = paragraph.span().length() >= TEASER_LEAST && isTeaser(paragraph, rest);
                if (teaser) {
                    paragraphs.set(i, paragraph.as(Role.REPEATED));
                }
                rest = told.get(i) + ' ' + rest;
            }
        }
    }

    private boolean isTeaser(Paragraph teaser, String rest) {
        int all = 0;
        int repeated = 0;
        for (Span sentence : Sentences.in(page, teaser.span())) {
            String words = Spelling.wordsOfKey(page.key(sentence));
            all += words.length();
            repeated += rest.indexOf(words) >= 0 ? words.length() : 0;
        }
        return repeated > all * REPEATED;
    }
}
