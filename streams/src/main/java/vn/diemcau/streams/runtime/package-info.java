/** The life of the streams process: settings, start, restore, metrics, stop. */
package vn.diemcau.streams.runtime;
