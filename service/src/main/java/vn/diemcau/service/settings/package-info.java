/** Every setting of Diemcau, described once, and where its value comes from. A new {@code DIEMCAU_*} starts here. */
package vn.diemcau.service.settings;
