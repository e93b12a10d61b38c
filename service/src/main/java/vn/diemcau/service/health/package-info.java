/**
 * Whether a process lives and is ready, and where that and its metrics are served. What is checked, each service says.
 */
package vn.diemcau.service.health;
