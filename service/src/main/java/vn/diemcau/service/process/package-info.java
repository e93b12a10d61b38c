/** The life of a process: running in the foreground, and its exit codes. */
package vn.diemcau.service.process;
