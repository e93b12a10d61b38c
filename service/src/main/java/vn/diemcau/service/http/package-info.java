/**
 * What the HTTP faces share: one way to listen, to refuse and to answer errors. It knows nothing of events or summaries,
 * which each face adds as its own routes.
 */
package vn.diemcau.service.http;
