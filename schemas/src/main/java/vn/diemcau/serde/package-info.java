/**
 * Avro serializers and deserializers in Confluent's wire format, and their configuration. Two names of classes are
 * defaults of settings and never change: {@code AvroSerializer} and {@code AvroDeserializer}.
 */
package vn.diemcau.serde;
