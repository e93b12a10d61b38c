package vn.diemcau.articles;

import java.time.LocalDate;
import java.util.List;

/**
 * A page with its paragraphs and the sentences of those that tell of something, in their order.
 *
 * @param published when the page was published; null where nobody says
 */
record Document(Page page, List<Paragraph> paragraphs, List<Sentence> sentences, LocalDate published) {
    Document publishedOn(LocalDate day) {
        return new Document(page, paragraphs, sentences, day);
    }

    String text(Sentence sentence) {
        return page.text(sentence.span());
    }

    String key(Sentence sentence) {
        return page.key(sentence.span());
    }

    /** The sentence that holds an index of the text; null between sentences. */
    Sentence at(int index) {
        for (Sentence sentence : sentences) {
            if (sentence.span().contains(index)) {
                return sentence;
            }
        }
        return null;
    }

    /** The sentences of the report itself. */
    List<Sentence> body() {
        return sentences.stream()
                .filter(sentence -> sentence.paragraph().role() == Role.BODY)
                .toList();
    }
}
