/**
 * Events to topics: the only Kafka producer of events, and waiting for its acknowledgements. Does not know where events
 * come from.
 */
package vn.diemcau.producer.send;
