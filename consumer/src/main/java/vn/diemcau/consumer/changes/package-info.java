/**
 * What changes in the tables, as it becomes visible there, for any number of listeners. It reads the summary topics, all
 * partitions of them, and reports a record as soon as the position of its partition in the database is past it. It knows
 * nothing of HTTP.
 */
package vn.diemcau.consumer.changes;
