package vn.diemcau.articles;

import java.math.BigDecimal;
import vn.diemcau.articles.learned.FeatureVector;

/**
 * A number that a report states, which may be a result.
 *
 * @param unit PERCENT, RATIO or COUNT
 * @param of the denominator of a RATIO, else null
 * @param excluded whether a rule says that it is no result
 * @param features what stands around it
 */
record StatedFigure(
        Sentence sentence, Figure figure, String unit, BigDecimal of, boolean excluded, FeatureVector features) {}
