/**
 * The numbers and the clock of the contract, each defined once: limits, years, the time zone, the day of the new map,
 * the partition of a key. Only constants and pure functions; nothing here knows an event or a topic.
 */
package vn.diemcau.rules;
