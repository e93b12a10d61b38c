/**
 * What every client of a Kafka cluster needs: the admin client, a reader of whole topics, messages for errors of
 * access. Knows topics by their descriptions, never what the records mean.
 */
package vn.diemcau.service.kafka;
