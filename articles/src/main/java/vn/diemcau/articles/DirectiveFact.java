package vn.diemcau.articles;

import java.time.LocalDate;
import java.util.List;

/**
 * A demand.
 *
 * @param text without the words that introduce it
 * @param clause where it stands, with what was left out of the text
 * @param toAll whether it is addressed to all provinces
 * @param dueOn null where the text gives no period
 */
record DirectiveFact(
        String issuer,
        String text,
        Span clause,
        boolean toAll,
        LocalDate dueOn,
        List<String> legalBases,
        Sentence sentence,
        Confidence confidence) {}
