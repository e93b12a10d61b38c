/** A small linear classifier over features by their hashes, and its training. Deterministic; knows nothing of conferences. */
package vn.diemcau.articles.learned;
