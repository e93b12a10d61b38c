/**
 * The API over HTTP: a thin face over {@code read}, which knows nothing of HTTP. Parameters become queries, rows become
 * JSON, CSV, NDJSON or XLSX; {@code changes} are reported once the tables have them.
 */
package vn.diemcau.consumer.web;
