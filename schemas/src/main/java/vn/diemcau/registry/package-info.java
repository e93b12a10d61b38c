/**
 * The client of a schema registry: calls, logins, TLS, and what registers the schemas of this version. Does not encode
 * or decode records; that is {@code serde}.
 */
package vn.diemcau.registry;
