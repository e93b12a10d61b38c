/** What the parts of the embedded stack need of this computer: ports of the loopback address, directories. */
package vn.diemcau.stack.host;
