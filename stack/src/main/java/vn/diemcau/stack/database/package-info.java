/** The embedded PostgreSQL: its files, its process, its user. */
package vn.diemcau.stack.database;
