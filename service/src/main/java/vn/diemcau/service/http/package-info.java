/**
 * The one way to serve HTTP: Javalin, set up alike wherever a process listens. {@link HttpServer} is for what stays on the
 * machine, {@link HttpService} for what others call. Paths and answers live with whom they serve.
 */
package vn.diemcau.service.http;
