package vn.diemcau.articles;

/**
 * Who has the floor in a sentence.
 *
 * @param speaker a name, or a position where only that is printed; null where nobody has it
 * @param kind of the speech; empty where it is not known
 * @param directs whether what the speaker says comes from above
 * @param named whether the sentence itself says that the speaker speaks
 * @param verb the words for speaking; empty where the sentence has none
 * @param distance sentences since the one that said it
 */
record Floor(String speaker, String kind, boolean directs, boolean named, String verb, int distance) {
    static final Floor NOBODY = new Floor(null, "", false, false, "", 0);

    /** In the sentence after. */
    Floor later() {
        return speaker == null ? NOBODY : new Floor(speaker, kind, directs, false, "", distance + 1);
    }
}
