package vn.diemcau.articles.learned;

import java.util.Arrays;

/** What is true of a case to be classified: names of features, kept by their hashes. */
public final class FeatureVector {
    static final int BUCKETS = 1 << 16;
    private static final int PRIME = 0x01000193;
    private static final int BASIS = 0x811c9dc5;

    private int[] buckets = new int[64];
    private int size;

    /** Adds the feature whose name is the parts, one after the other. */
    public void add(String kind, CharSequence name) {
        add(mix(mix(BASIS, kind) * PRIME, name));
    }

    private void add(int hash) {
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, 2 * size);
        }
        buckets[size++] = (hash ^ hash >>> 16) & BUCKETS - 1;
    }

    /** Adds a feature of two words with a blank between. */
    public void add(String kind, CharSequence first, CharSequence second) {
        add(mix(mix(mix(mix(BASIS, kind) * PRIME, first), " "), second));
    }

    /** Adds all features of another case. */
    public void addAll(FeatureVector other) {
        if (size + other.size > buckets.length) {
            buckets = Arrays.copyOf(buckets, 2 * (size + other.size));
        }
        System.arraycopy(other.buckets, 0, buckets, size, other.size);
        size += other.size;
    }

    /** Adds a feature that a rule sees: it weighs as much as two words, for there are few of its kind and many cases of each. */
    public void addFact(String kind, CharSequence name) {
        int hash = mix(mix(BASIS, kind) * PRIME, name);
        add(hash);
        add(hash);
    }

    /** Adds a fact where it is true. */
    public void addIf(boolean is, String name) {
        if (is) {
            addFact("is ", name);
        }
    }

    private static int mix(int start, CharSequence text) {
        int hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }

    int size() {
        return size;
    }

    int bucket(int index) {
        return buckets[index];
    }
}
