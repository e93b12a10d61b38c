/** The commands of the ingest gateway: {@code gateway}, which runs it, and {@code keys}, which says who may use it. */
package vn.diemcau.cli.gateway;
