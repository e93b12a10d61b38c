package vn.diemcau.articles;

/**
 * A stretch of what somebody who directs said.
 *
 * @param demanded whether it follows a word that demands, or belongs to a list of tasks
 * @param praising whether it follows a word of praise or thanks
 */
record Said(String issuer, Sentence sentence, Span span, boolean demanded, boolean praising) {}
