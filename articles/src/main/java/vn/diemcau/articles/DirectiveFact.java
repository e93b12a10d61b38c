package vn.diemcau.articles;

import java.time.LocalDate;
import java.util.List;

/**
 * A demand.
 *
 * @param text without the words that introduce it
 * @param span where the text stands
 * @param toAll whether it is addressed to all provinces
 * @param dueOn null where the text gives no period
 */
record DirectiveFact(
        String issuer,
        String text,
        Span span,
        boolean toAll,
        LocalDate dueOn,
        List<String> legalBases,
        Sentence sentence,
        Confidence confidence) {}
