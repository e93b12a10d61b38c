/**
 * The client of a schema registry: calls, logins, TLS, and where the registry is. Does not encode or decode records;
 * {@code serde}, which does, uses this package.
 */
package vn.diemcau.registry;
