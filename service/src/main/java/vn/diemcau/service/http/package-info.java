/**
 * The one way to serve HTTP: Javalin, set up alike wherever a process listens. {@link HttpServer} is for local use,
 * {@link HttpService} for other clients. Paths and answers are in the packages that they serve.
 */
package vn.diemcau.service.http;
