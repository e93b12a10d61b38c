/** Whether a process is alive and ready, and serving that with its metrics. Each service defines its own checks. */
package vn.diemcau.service.health;
