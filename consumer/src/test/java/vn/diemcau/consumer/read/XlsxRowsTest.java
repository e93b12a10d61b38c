package vn.diemcau.consumer.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.OutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.diemcau.consumer.table.SummaryTable;

class XlsxRowsTest {
    private static final int ROWS = 50_000;
    private static final int STEP = 5_000;
    private static final int BYTES_OF_A_ROW = 100;

    /** What is held back is bounded, however many rows there are: all else has been written. */
    @Test
    void shouldLetRowsLeaveMemoryAsTheyCome() throws Exception {
        // Given
        Counter out = new Counter();
        Random random = new Random(1);

        // When, then
        try (XlsxRows rows = new XlsxRows(Sheet.of(SummaryTable.STATUSES), out)) {
            for (int written = 1; written <= ROWS; written++) {
                rows.write(row(random));
                if (written % STEP == 0) {
                    assertThat(out.bytes).isGreaterThan((long) (written - STEP) * BYTES_OF_A_ROW);
                }
            }
        }
    }

    /** Of random letters, which cannot be compressed to less than two thirds. */
    private static ObjectNode row(Random random) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("conferenceId", letters(random, 100));
        row.put("directiveId", letters(random, 100));
        row.put("province", "VN-22");
        row.put("status", "OPEN");
        row.put("percent", random.nextInt(101));
        row.put("dueOn", "2026-01-01");
        row.put("updatedAt", "2026-01-01T00:00:00.000Z");
        return row;
    }

    private static String letters(Random random, int count) {
        return random.ints(count, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes += length;
        }
    }
}
