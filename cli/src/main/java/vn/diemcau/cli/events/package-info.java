/** The commands that bring events: {@code ingest}, {@code extract}, {@code simulate}. */
package vn.diemcau.cli.events;
