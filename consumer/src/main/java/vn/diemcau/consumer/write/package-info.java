/**
 * The summary topics in PostgreSQL.
 *
 * <p>{@link vn.diemcau.consumer.write.SummaryConsumer} reads the topics and hands batches to the writer, which puts the
 * rows and the new positions into the database in one transaction. The group of consumers only decides who reads which
 * partition; the position of each partition is in the database, from which {@link
 * vn.diemcau.consumer.read.SummaryReader} reads the rows.
 *
 * <p>Why no row is lost, duplicated or replaced by an older one:
 *
 * <ul>
 *   <li>A consumer that is assigned a partition takes over its position with a new number, the owner. A batch moves the
 *       position from the offset and the owner that it knows; if either has changed, nothing is written, and the
 *       consumer reads the position again.
 *   <li>A row has the offset of its record, and only the same or a newer record can write or delete it.
 *   <li>A position that is older than the topic keeps tombstones, or that the topic does not have, leads to a replay
 *       from the start. It deletes the rows that the topic no longer has. Its end is stored in the position, and each
 *       row has the number of the replay that last saw it, so a replay can be interrupted at any point and continues.
 *   <li>A topic that was recreated has another id. Its offsets begin again, so those of the rows are discarded.
 * </ul>
 */
package vn.diemcau.consumer.write;
