/**
 * The topics, each described once: name, types, partitions, retention, the parts of its keys; and the records that are
 * no Avro: dead letters and progress. No client of Kafka lives here.
 */
package vn.diemcau.topic;
