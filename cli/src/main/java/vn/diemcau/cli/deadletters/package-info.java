/** {@code diemcau dead-letters}: list, show, and send back. */
package vn.diemcau.cli.deadletters;
