/**
 * The topology: processors around the core, their stores, and the names of all of them. Decides nothing about
 * counting.
 */
package vn.diemcau.streams.topology;
