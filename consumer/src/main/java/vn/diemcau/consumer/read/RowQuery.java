package vn.diemcau.consumer.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import vn.diemcau.consumer.table.Column;

/** Which rows to read, in an order in which they can be read part by part. */
public sealed interface RowQuery permits SummaryQuery, UnitQuery {
    /** The first of these rows. */
    RowQuery limitedTo(int rows);

    /** The cursor of what follows a row of these. */
    String cursorAt(ObjectNode row);

    /** The columns of the rows. */
    List<Column> columns();

    /** The query in an open transaction. */
    Query on(Handle handle);
}
