/**
 * What the peers of the benchmark, plain Kafka Streams and Flink, count with: the counters of the provinces, once for
 * both. It shares no code with {@code streams} and knows no stream processor.
 */
package vn.diemcau.benchmark.peer;
