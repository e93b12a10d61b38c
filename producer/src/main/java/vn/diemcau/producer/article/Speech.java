package vn.diemcau.producer.article;

/** A speech of a kind, with the sentence that shows it first. */
record Speech(Person person, String kind, Sentence sentence, Confidence confidence) {}
