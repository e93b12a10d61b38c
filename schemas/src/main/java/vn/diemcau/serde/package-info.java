/**
 * Avro serializers and deserializers in Confluent's wire format, their configuration, and the registration of the
 * schemas of this version before the first record. Two names of classes are defaults of settings and never change:
 * {@code AvroSerializer} and {@code AvroDeserializer}.
 */
package vn.diemcau.serde;
