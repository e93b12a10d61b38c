/**
 * The changes of the tables, for any number of listeners. It reads all partitions of the summary topics, and sends a
 * record to listeners as soon as the position of its partition in the database is past it. It knows nothing of HTTP.
 */
package vn.diemcau.consumer.changes;
