/** The meters of a process and how Prometheus reads them. Each service registers its own. */
package vn.diemcau.service.metrics;
