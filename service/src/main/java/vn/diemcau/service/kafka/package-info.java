/**
 * What every client of a Kafka cluster needs: the admin client, a reader of whole topics, errors of access in words.
 * Knows topics by their descriptions, never what the records mean.
 */
package vn.diemcau.service.kafka;
