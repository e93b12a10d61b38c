/**
 * The summary topics in PostgreSQL.
 *
 * <p>{@link vn.diemcau.consumer.write.SummaryConsumer} reads the topics and hands batches to the writer, which puts the rows
 * and the new positions into the database in one transaction. The group of consumers only says who reads which
 * partition; how far it is read says the database, and {@link vn.diemcau.consumer.read.SummaryReader} reads from there.
 *
 * <p>Why no row is lost, doubled or set back:
 *
 * <ul>
 *   <li>Whoever is assigned a partition takes its position over with a number of its own, its owner. A batch moves the
 *       position from the offset and the owner that it knows; if either is another by now, the transaction ends with
 *       nothing written, and the consumer asks the database where it stands.
 *   <li>A row has the offset of its record, and only a newer record, or the same, writes or deletes it.
 *   <li>A position that is older than the topic keeps tombstones, or that the topic does not have, leads to a replay
 *       from the start. It sweeps the rows that the topic no longer has. Its end is noted in the position, and each row
 *       has the number of the replay that last saw it, so it can be cut off anywhere and continues.
 *   <li>A topic that was recreated has another id. Its offsets begin again too, so those of the rows are forgotten.
 * </ul>
 */
package vn.diemcau.consumer.write;
