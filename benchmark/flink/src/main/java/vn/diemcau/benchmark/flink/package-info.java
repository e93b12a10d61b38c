/** The peer that counts with Apache Flink, by its DataStream API. */
package vn.diemcau.benchmark.flink;
