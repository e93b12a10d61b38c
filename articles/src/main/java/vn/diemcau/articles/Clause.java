package vn.diemcau.articles;

import vn.diemcau.articles.learned.FeatureVector;

/**
 * A clause that may demand something.
 *
 * @param demand what it would demand, and the whole clause
 * @param floor who says it
 * @param demanded whether a word of demand leads it
 * @param features what tells whether it demands anything
 */
record Clause(Sentence sentence, Demand demand, Floor floor, boolean demanded, FeatureVector features) {}
