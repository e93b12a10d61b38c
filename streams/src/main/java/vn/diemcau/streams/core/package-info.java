/**
 * What counts, without Kafka: functions from state and event to state, and from state to summaries. No Kafka type may
 * be used here.
 */
package vn.diemcau.streams.core;
