/** The embedded schema registry: Confluent's REST API for Avro over one file. */
package vn.diemcau.stack.registry;
