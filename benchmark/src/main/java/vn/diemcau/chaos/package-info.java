/**
 * Chaos: kills and stops the parts of a running pipeline at random, then demands that nothing is lost and nothing
 * counted twice.
 */
package vn.diemcau.chaos;
