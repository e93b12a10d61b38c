/**
 * An event line: read, validated, resolved and made an event, or rejected with a reason. Knows no file and no topic's
 * client.
 */
package vn.diemcau.producer.ndjson;
