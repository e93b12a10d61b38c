/** Every setting of Diemcau, described once, and where its value comes from. A new {@code DIEMCAU_*} is added here. */
package vn.diemcau.service.settings;
