/** The life of the streams process: settings, start, restore, health, stop. */
package vn.diemcau.streams.runtime;
