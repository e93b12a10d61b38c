package vn.diemcau.articles;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts paragraphs into sentences: as ICU does, but not behind abbreviations, and also where the page lost the blank
 * behind a full stop.
 */
final class Sentences {
    private static final BreakIterator BREAKS = BreakIterator.getSentenceInstance(new ULocale("vi"));
    private static final Cues CUES = Cues.of("layout");
    private static final Expression ABBREVIATED =
            Expression.of("(?:^|[^\\p{L}\\p{N}])" + CUES.expression("ABBREVIATION")
                    + "\\.\\s*$|(?:^| )(?<!(?:thứ|khóa|quý|phần|hạng|kỳ|mục) )\\p{L}\\.\\s*$");
    private static final Expression GLUED =
            Expression.of("[.!?…][\"”]?(?<=\\p{Ll}{2}[.!?…]|\\p{Ll}\\.\\.\\.|[\"”])(?=\\p{Lu}\\p{Ll})");

    private Sentences() {}

    static List<Sentence> of(Page page, List<Paragraph> paragraphs) {
        List<Sentence> sentences = new ArrayList<>();
        for (Paragraph paragraph : paragraphs) {
            if (paragraph.role().tells()) {
                for (Span span : in(page, paragraph.span())) {
                    sentences.add(new Sentence(sentences.size(), span, paragraph));
                }
            }
        }
        return List.copyOf(sentences);
    }

    /** The sentences within a stretch of text, without blanks around them. */
    static List<Span> in(Page page, Span stretch) {
        BreakIterator breaks = BREAKS.clone();
        String text = page.text(stretch);
        breaks.setText(text);
        List<Span> sentences = new ArrayList<>();
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end < text.length()
                    && ABBREVIATED
                            .matcher(Spelling.of(text.substring(start, end)))
                            .find()) {
                continue;
            }
            addGlued(text, start, end, stretch.start(), sentences);
            start = end;
        }
        addGlued(text, start, text.length(), stretch.start(), sentences);
        return sentences;
    }

    private static void addGlued(String text, int start, int end, int offset, List<Span> sentences) {
        Search glued = GLUED.matcher(text).region(start, end).useTransparentBounds(true);
        int from = start;
        while (glued.find()) {
            add(text, from, glued.end(), offset, sentences);
            from = glued.end();
        }
        add(text, from, end, offset, sentences);
    }

    private static void add(String text, int start, int end, int offset, List<Span> sentences) {
        int from = start;
        int to = end;
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        if (to > from) {
            sentences.add(new Span(offset + from, offset + to));
        }
    }
}
