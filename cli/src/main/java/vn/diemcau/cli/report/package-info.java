/** How rows are shown: as a table, as CSV, as JSON. Reads them only through {@code consumer.read}. */
package vn.diemcau.cli.report;
