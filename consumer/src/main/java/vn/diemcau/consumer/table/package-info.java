/**
 * The tables: columns named after the fields of the summaries, the one JSON form of rows, the connection pool, migrations, and which errors of
 * the database pass. {@code write} and {@code read} both stand on it.
 */
package vn.diemcau.consumer.table;
