/** Tables to rows: filters, the rows of each summary, and their one JSON form. Never writes. */
package vn.diemcau.consumer.read;
