/** The one way to serve HTTP: Javalin, set up alike wherever a process listens. Paths and answers live with whom they serve. */
package vn.diemcau.service.http;
