/**
 * The ingest gateway: events by HTTP. A thin face over {@code ndjson}, which says what is valid, and {@code send}, which
 * says what was acknowledged. Nothing here decides what an event means.
 */
package vn.diemcau.producer.gateway;
