package vn.diemcau.containers;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** {@link DiemcauStack}, with two processes of streams. */
@Tag("containers")
class DiemcauStackTest extends BlackBoxSuite {
    private static final DiemcauStack STACK =
            new DiemcauStack().withToday(LocalDate.parse(TODAY)).withStreams(2);

    @BeforeAll
    static void start() {
        STACK.start();
    }

    @AfterAll
    static void stop() {
        STACK.stop();
    }

    @Override
    Addresses stack() {
        return new Addresses(
                STACK.bootstrapServers(),
                STACK.schemaRegistryUrl(),
                STACK.jdbcUrl(),
                STACK.jdbcUser(),
                STACK.jdbcPassword());
    }
}
