package vn.diemcau.articles;

import java.util.Set;

/**
 * That somebody speaks in a sentence.
 *
 * @param kinds what the words for it say of the speech; empty where they only say that somebody speaks
 * @param end index behind the words for speaking: what is said may begin there
 */
record Attribution(Person person, Set<String> kinds, Sentence sentence, int end) {}
