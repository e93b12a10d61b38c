/**
 * Invented conferences, the same for the same seed, as lines, into files or topics, with disorder and bad records on
 * request.
 */
package vn.diemcau.producer.simulate;
