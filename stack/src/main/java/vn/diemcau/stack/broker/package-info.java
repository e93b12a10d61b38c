/** The embedded Kafka broker. */
package vn.diemcau.stack.broker;
