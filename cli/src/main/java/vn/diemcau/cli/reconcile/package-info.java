/** {@code diemcau reconcile}: recounts the events with the batch model and compares topics and tables with it. */
package vn.diemcau.cli.reconcile;
