/** The steps of the pipeline one by one, without processes: run by {@code dev/benchmark jmh}. */
package vn.diemcau.benchmark.jmh;
