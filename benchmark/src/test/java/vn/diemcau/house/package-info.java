/** The rules of the house, which the build checks: modules, packages, names. */
package vn.diemcau.house;
