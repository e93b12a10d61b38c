/** The consumer as a process: what writes the tables and what serves them, side by side. */
package vn.diemcau.consumer.process;
