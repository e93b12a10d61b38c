/**
 * The whole pipeline in one process, with broker, registry and database; and {@code report} and {@code up}, the
 * commands that run it.
 */
package vn.diemcau.stack;
