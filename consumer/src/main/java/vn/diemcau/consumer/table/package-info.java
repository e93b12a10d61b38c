/**
 * The tables: columns named after the fields of the summaries, the one JSON form of rows, the connection pool, migrations,
 * and which errors of the database are transient. {@code write} and {@code read} both use it.
 */
package vn.diemcau.consumer.table;
