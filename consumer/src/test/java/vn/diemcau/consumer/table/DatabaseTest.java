package vn.diemcau.consumer.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

class DatabaseTest {
    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveTheFieldsOfTheSchemaAsColumns(SummaryTable table) {
        // Given
        Map<String, String> expected = new TreeMap<>(Map.of(
                "kafka_topic", "text not null",
                "kafka_partition", "integer not null",
                "kafka_offset", "bigint not null",
                "replay", "bigint not null"));
        for (Schema.Field field :
                SpecificData.get().getSchema(table.topic().valueType()).getFields()) {
            expected.put(snakeCase(field.name()), expectedType(field.schema()));
        }

        if (table == SummaryTable.STATUSES) {
            expected.put("map", "text");
            expected.put("province_name", "text");
        }

        // When
        Map<String, String> columns = columns(table);

        // Then
        assertThat(columns).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveTheKeyOfTheTopicAsPrimaryKey(SummaryTable table) {
        // Given
        List<String> expected = table.key().stream().map(Column::name).toList();

        // When
        List<String> key = database.jdbi()
                .withHandle(handle -> handle.createQuery("select a.attname from pg_index i"
                                + " cross join unnest(i.indkey) with ordinality as k(attnum, n)"
                                + " join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum"
                                + " where i.indrelid = cast(:table as regclass) and i.indisprimary order by k.n")
                        .bind("table", table.tableName())
                        .mapTo(String.class)
                        .list());

        // Then
        assertThat(key).isEqualTo(expected);
    }

    @Test
    void shouldSayOfEveryTableAndColumnWhatItHolds() {
        // When
        List<String> withoutComment = database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select c.relname || '.' || coalesce(a.attname, '') from pg_class c"
                                        + " join (select attrelid, attnum, attname from pg_attribute where attnum > 0"
                                        + " union all select oid, 0, null from pg_class) a on a.attrelid = c.oid"
                                        + " where c.relnamespace = 'diemcau'::regnamespace and c.relkind = 'r'"
                                        + " and c.relname <> 'flyway_schema_history'"
                                        + " and (case a.attnum when 0 then obj_description(c.oid, 'pg_class')"
                                        + " else col_description(c.oid, a.attnum) end) is null")
                        .mapTo(String.class)
                        .list());

        // Then
        assertThat(withoutComment).isEmpty();
    }

    @Test
    void shouldKeepEverythingInOneSchema() {
        // When
        List<String> elsewhere = database.jdbi()
                .withHandle(handle -> handle.createQuery("select table_schema || '.' || table_name"
                                + " from information_schema.tables"
                                + " where table_schema not in ('diemcau', 'pg_catalog', 'information_schema')")
                        .mapTo(String.class)
                        .list());

        // Then
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void shouldMigrateOnceWhenSeveralOpenAtOnce() {
        // Given
        Settings settings = TestDatabase.settings(TestDatabase.create());
        ExecutorService threads = Executors.newFixedThreadPool(6);

        // When
        List<CompletableFuture<Database>> opening = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            opening.add(CompletableFuture.supplyAsync(() -> Database.open(settings), threads));
        }
        List<Database> databases = opening.stream().map(CompletableFuture::join).toList();

        // Then
        assertThat(databases
                        .get(0)
                        .jdbi()
                        .<List<String>, RuntimeException>withHandle(handle -> handle.createQuery(
                                        "select version from diemcau.flyway_schema_history where version is not null")
                                .mapTo(String.class)
                                .list()))
                .containsExactly("1", "2", "3", "4");
        databases.forEach(Database::close);
        threads.shutdown();
    }

    @Test
    void shouldSayWhichDatabaseCannotBeReached() {
        Settings settings = Settings.from(Map.of()).with(Setting.JDBC_URL, "jdbc:postgresql://localhost:1/nowhere");

        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll("jdbc:postgresql://localhost:1/nowhere", "refused", "DIEMCAU_JDBC_URL");
    }

    @Test
    void shouldRefuseADatabaseThatCannotHoldVietnamese() {
        TestDatabase.server()
                .useHandle(handle -> handle.execute(
                        "create database latin encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0"));

        assertThatThrownBy(() -> Database.open(TestDatabase.settings("latin")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll("encoding LATIN1", "UTF8", "DIEMCAU_JDBC_URL");
    }

    @Test
    void shouldSayWhichDatabaseDoesNotExist() {
        Settings settings = TestDatabase.settings("no_such_database");

        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll("\"no_such_database\" does not exist", "DIEMCAU_JDBC_URL");
    }

    @Test
    void shouldRefuseWhatIsNoUrlOfADatabase() {
        Settings settings = Settings.from(Map.of()).with(Setting.JDBC_URL, "localhost:5432");

        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll("DIEMCAU_JDBC_URL", "localhost:5432", "jdbc:postgresql://");
    }

    @Test
    void shouldSayWhatAUserMayNotDo() {
        String name = TestDatabase.create();
        TestDatabase.server().useHandle(handle -> handle.execute("create role reader_of_" + name + " login"));
        Settings settings = TestDatabase.settings(name).with(Setting.JDBC_USER, "reader_of_" + name);

        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll("permission denied", "reader_of_" + name, "allowed to create it");
    }

    private static Map<String, String> columns(SummaryTable table) {
        Jdbi jdbi = database.jdbi();
        return jdbi.withHandle(handle -> {
            Map<String, String> columns = new TreeMap<>();
            handle.createQuery("select column_name, udt_name, data_type, is_nullable from information_schema.columns"
                            + " where table_schema || '.' || table_name = :table")
                    .bind("table", table.tableName())
                    .map((row, context) -> columns.put(
                            row.getString("column_name"),
                            (row.getString("udt_name").equals("timestamptz")
                                            ? "timestamptz"
                                            : row.getString("data_type"))
                                    + (row.getString("is_nullable").equals("NO") ? " not null" : "")))
                    .list();
            return columns;
        });
    }

    /** The rules of the contract, in words of this test: the code under test has its own. */
    private static String expectedType(Schema schema) {
        if (schema.isUnion()) {
            return Stream.of(schema.getTypes().get(0), schema.getTypes().get(1))
                    .filter(branch -> branch.getType() != Schema.Type.NULL)
                    .map(branch -> expectedType(branch).replace(" not null", ""))
                    .findFirst()
                    .orElseThrow();
        }
        String logical =
                schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        String type = switch (schema.getType().getName() + logical) {
            case "longtimestamp-millis" -> "timestamptz";
            case "intdate" -> "date";
            case "long" -> "bigint";
            case "int" -> "integer";
            case "double" -> "double precision";
            case "string", "enum" -> "text";
            case "map", "array" -> "jsonb";
            default -> "nothing for " + schema;
        };
        return type + " not null";
    }

    private static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder();
        name.chars()
                .forEach(c ->
                        snake.append(Character.isUpperCase(c) ? "_" : "").appendCodePoint(Character.toLowerCase(c)));
        return snake.toString();
    }
}
