/**
 * Ingest of event files and press reports: lines to {@code ndjson}, events to {@code send}, rejected lines beside the
 * input.
 */
package vn.diemcau.producer.files;
