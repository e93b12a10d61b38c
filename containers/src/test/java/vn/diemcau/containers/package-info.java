/**
 * The black-box suite that every kind of stack has to pass, in containers and embedded, and {@code DiemcauStack} for
 * tests that want a stack in containers.
 */
package vn.diemcau.containers;
