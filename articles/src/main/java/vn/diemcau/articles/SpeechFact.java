package vn.diemcau.articles;

/** A speech of a kind, with the sentence that shows it first. */

/**
 * A speech.
 *
 * @param heads whether the speaker heads a body or a place: what such a one asks for may be a demand, whatever the speech
 */
record SpeechFact(Person person, String kind, Sentence sentence, Confidence confidence, boolean heads) {}
