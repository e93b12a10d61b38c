/**
 * The topology: processors around the core, their stores, what they measure, and the names of all of them. Decides
 * nothing about counting.
 */
package vn.diemcau.streams.topology;
