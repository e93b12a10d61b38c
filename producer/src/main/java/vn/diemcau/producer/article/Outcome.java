package vn.diemcau.producer.article;

import java.math.BigDecimal;

/**
 * A stated result.
 *
 * @param of the denominator of a RATIO, else null
 * @param province null for all
 */
record Outcome(String subject, Figure figure, String unit, BigDecimal of, String province, Sentence sentence) {}
