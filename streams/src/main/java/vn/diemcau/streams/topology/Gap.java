package vn.diemcau.streams.topology;

import org.apache.kafka.common.TopicPartition;

/**
 * Offsets between the last record that the state of a task has counted and the one at which the task goes on.
 *
 * @param stage of the task
 * @param from the offset after the last that is counted
 * @param to the offset of the first record that came
 */
public record Gap(String stage, TopicPartition partition, long from, long to) {}
