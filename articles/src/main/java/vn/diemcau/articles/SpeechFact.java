package vn.diemcau.articles;

/** A speech of a kind, with the sentence that shows it first. */
record SpeechFact(Person person, String kind, Sentence sentence, Confidence confidence) {}
