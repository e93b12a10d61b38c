package vn.diemcau.articles;

import java.math.BigDecimal;

/**
 * A stated result.
 *
 * @param of the denominator of a RATIO, else null
 * @param province null for all
 */
record OutcomeFact(
        String subject,
        Figure figure,
        String unit,
        BigDecimal of,
        String province,
        Sentence sentence,
        Confidence confidence) {}
