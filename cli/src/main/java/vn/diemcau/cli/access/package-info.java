/** {@code diemcau access}: which user may do what, as access control lists of the cluster. */
package vn.diemcau.cli.access;
