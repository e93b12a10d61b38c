/**
 * The client of a schema registry: calls, logins, TLS, and where the registry is. Does not encode or decode records, and
 * does not know who does: {@code serde} stands above it.
 */
package vn.diemcau.registry;
