/**
 * The command {@code diemcau}: its entry point, and the services as commands. Works with any cluster; what needs the
 * embedded stack is in module {@code stack}.
 */
package vn.diemcau.cli;
