/** Measuring programs: throughput, latency, growth, against a text-book topology as peer. What they start is in {@code parts}. */
package vn.diemcau.benchmark;
