package vn.diemcau.articles;

/**
 * Honours of a kind, given at the conference.
 *
 * @param count as stated; 1 where it is not
 * @param recipient as printed; null where nothing tells
 */
record AwardFact(String kind, int count, String recipient, String province, Sentence sentence, Confidence confidence) {}
