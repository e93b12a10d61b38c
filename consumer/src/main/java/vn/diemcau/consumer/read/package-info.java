/** Tables to rows: filters, orders, pages and exports of the summaries. Never writes. */
package vn.diemcau.consumer.read;
