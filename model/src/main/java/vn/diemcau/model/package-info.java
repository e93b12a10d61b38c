/**
 * The batch model: the laws of the contract once more, the plainest way, as a second opinion for {@code reconcile} and
 * for property tests. Shares no code with {@code streams} and uses no Kafka.
 */
package vn.diemcau.model;
