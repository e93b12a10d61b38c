/**
 * Events to topics: the one Kafka producer of events, and who waits for its acknowledgements. Where events come from
 * is no concern of it.
 */
package vn.diemcau.producer.send;
