/** Compatibility of Avro schemas, by the rules of the registry. Pure: no network, no topic. */
package vn.diemcau.schema;
