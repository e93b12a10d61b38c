/**
 * The command {@code diemcau}: its entry point, the services as commands, and options that several commands have.
 * Works with any cluster; what needs the embedded stack is in module {@code stack}.
 */
package vn.diemcau.cli;
