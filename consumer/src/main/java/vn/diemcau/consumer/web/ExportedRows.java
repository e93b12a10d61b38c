package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import vn.diemcau.consumer.read.Sheet;
import vn.diemcau.consumer.read.Snapshot;

/**
 * A list that is streamed.
 *
 * @param name what its file is called
 * @param format the form of the answer
 * @param byteOrderMark whether CSV begins with a byte order mark
 * @param sheet the columns
 * @param reading gives each row of a state of the tables to a consumer, one after the other
 */
record ExportedRows(
        String name,
        Format format,
        boolean byteOrderMark,
        Sheet sheet,
        BiConsumer<Snapshot, Consumer<ObjectNode>> reading) {}
