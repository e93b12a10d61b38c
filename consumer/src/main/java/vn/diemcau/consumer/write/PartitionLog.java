package vn.diemcau.consumer.write;

/**
 * The broker's description of a partition.
 *
 * @param topicId the id of its topic
 * @param partitions the number of partitions of its topic
 * @param start the offset of its first record
 * @param end the offset after its last record that is committed
 */
record PartitionLog(String topicId, int partitions, long start, long end) {}
