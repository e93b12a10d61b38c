/**
 * Measures the pipeline, and what it is compared with, on real processes. Here is what starts, feeds, watches and compares
 * them; nothing here counts conferences.
 */
package vn.diemcau.benchmark;
