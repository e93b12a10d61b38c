package vn.diemcau.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

class CompatibilityTest {
    private static final String ID = "{'name':'id','type':'string'}";
    private static final String COUNT = "{'name':'count','type':'int','default':0}";
    private static final String NOTE = "{'name':'note','type':'string'}";
    private static final String BODY = "{'name':'body','type':[{'type':'record','name':'Joined','fields':[" + NOTE
            + "]},{'type':'record','name':'Left','fields':[]}]}";
    private static final String KIND =
            "{'name':'kind','type':{'type':'enum','name':'Kind','symbols':['UNKNOWN','ONE'],'default':'UNKNOWN'}}";
    private static final String STRICT =
            "{'name':'strict','type':{'type':'enum','name':'Strict','symbols':['ONE','TWO']}}";
    private static final String LIST =
            "{'name':'list','type':{'type':'array','items':{'type':'record','name':'Item','fields':[" + COUNT + "]}}}";

    private static final String RELEASED_JSON = record(ID, COUNT, BODY, KIND, STRICT, LIST);
    private static final Schema RELEASED = parse(RELEASED_JSON);

    @Test
    void shouldGiveEachTopicItsLevel() {
        assertThat(Topics.events()).extracting(Topic::compatibility).containsOnly(Compatibility.BACKWARD_TRANSITIVE);
        assertThat(Topics.summaries()).extracting(Topic::compatibility).containsOnly(Compatibility.FULL_TRANSITIVE);
        assertThat(Topics.DEAD_LETTERS.compatibility()).isEqualTo(Compatibility.NONE);
        assertThat(Topics.PROGRESS.compatibility()).isEqualTo(Compatibility.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void shouldAcceptTheSameSchemaAndAFirstOne(Compatibility level) {
        assertThat(level.check(RELEASED, versions(RELEASED, RELEASED))).isEmpty();
        assertThat(level.check(RELEASED, new TreeMap<>())).isEmpty();
    }

    /** What takes the place of what in the released schema, and the faults of the new one; BACKWARD first. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
                    a new field with default | {'name':'id' | {'name':'new','type':'int','default':1},{'name':'id' | - | -
                    a new field without | {'name':'id' | {'name':'new','type':'int'},{'name':'id' | READER_FIELD_MISSING_DEFAULT_VALUE new | -
                    a field removed that had a default | ,{'name':'count','type':'int','default':0},{'name':'body' | ,{'name':'body' | - | -
                    a field removed that had none | {'name':'id','type':'string'}, | "" | - | READER_FIELD_MISSING_DEFAULT_VALUE id
                    a renamed field | {'name':'id' | {'name':'ident' | READER_FIELD_MISSING_DEFAULT_VALUE ident | READER_FIELD_MISSING_DEFAULT_VALUE id
                    a changed type | {'name':'id','type':'string'} | {'name':'id','type':'int'} | TYPE_MISMATCH id | TYPE_MISMATCH id
                    a widened type | {'name':'count','type':'int','default':0},{'name':'body' | {'name':'count','type':'long','default':0},{'name':'body' | - | TYPE_MISMATCH count
                    a changed type in a body | {'name':'note','type':'string'} | {'name':'note','type':'int'} | TYPE_MISMATCH body.Joined.note | TYPE_MISMATCH body.Joined.note
                    a changed type in a list | 'Item','fields':[{'name':'count','type':'int','default':0}] | 'Item','fields':[{'name':'count','type':'boolean'}] | TYPE_MISMATCH list[].count | TYPE_MISMATCH list[].count
                    a new body | {'type':'record','name':'Left','fields':[]} | {'type':'record','name':'Left','fields':[]},{'type':'record','name':'Seen','fields':[]} | - | MISSING_UNION_BRANCH body.Seen
                    a removed body | ,{'type':'record','name':'Left','fields':[]} | "" | MISSING_UNION_BRANCH body.Left | -
                    a new symbol | ['UNKNOWN','ONE'] | ['UNKNOWN','ONE','TWO'] | - | -
                    a removed symbol, default left | ['UNKNOWN','ONE'] | ['UNKNOWN'] | - | -
                    a new symbol without default | ['ONE','TWO'] | ['ONE','TWO','SIX'] | - | MISSING_ENUM_SYMBOLS strict
                    a removed symbol without default | ['ONE','TWO'] | ['ONE'] | MISSING_ENUM_SYMBOLS strict | -
                    a removed default of an enum | ,'default':'UNKNOWN' | "" | - | -
                    another name | 'name':'Fact' | 'name':'Truth' | NAME_MISMATCH | NAME_MISMATCH
                    """)
    void shouldJudgeAChange(String change, String old, String replacement, String backward, String forward) {
        assertThat(RELEASED_JSON).contains(old);
        Schema next = parse(RELEASED_JSON.replace(old, replacement));

        assertThat(faults(Compatibility.BACKWARD_TRANSITIVE, next)).isEqualTo(listed(backward));
        assertThat(faults(Compatibility.FORWARD_TRANSITIVE, next)).isEqualTo(listed(forward));
        assertThat(faults(Compatibility.FULL_TRANSITIVE, next)).isEqualTo(listed(backward, forward));
        assertThat(faults(Compatibility.NONE, next)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BACKWARD, ''",
        "FORWARD, ''",
        "FULL, ''",
        "BACKWARD_TRANSITIVE, 1",
        "FORWARD_TRANSITIVE, 1",
        "FULL_TRANSITIVE, 1"
    })
    void shouldLookAtEarlierVersionsWhereTheLevelIsTransitive(Compatibility level, String versions) {
        // Given
        Schema first = parse(record("{'name':'id','type':'int','default':0}"));
        Schema second = parse(record(COUNT));
        Schema third = parse(record("{'name':'id','type':'string','default':''}"));

        // When
        List<Incompatibility> faults = level.check(third, versions(first, second));

        // Then
        assertThat(faults)
                .extracting(fault -> Integer.toString(fault.version()))
                .allMatch(versions::equals);
        assertThat(faults.isEmpty()).isEqualTo(versions.isEmpty());
    }

    @Test
    void shouldDescribeTheFaultAndTheVersion() {
        // Given
        Schema next = parse(RELEASED_JSON.replace("{'name':'note','type':'string'}", "{'name':'note','type':'int'}"));

        // When
        List<Incompatibility> faults = Compatibility.FULL_TRANSITIVE.check(next, versions(RELEASED));

        // Then
        assertThat(faults)
                .extracting(Incompatibility::describe)
                .containsExactly(
                        "the new schema cannot read what version 1 wrote: TYPE_MISMATCH at body.Joined.note:"
                                + " reader type: INT not compatible with writer type: STRING",
                        "version 1 cannot read what the new schema writes: TYPE_MISMATCH at body.Joined.note:"
                                + " reader type: STRING not compatible with writer type: INT");
    }

    @Test
    void shouldJudgeTypesThatContainThemselves() {
        // Given
        String json = record("{'name':'id','type':'int'}", "{'name':'next','type':['null','Fact']}");
        Schema released = parse(json);
        Schema next = parse(json.replace("'int'", "'string'"));

        // When, then
        assertThat(Compatibility.FULL.check(released, versions(released))).isEmpty();
        assertThat(Compatibility.BACKWARD.check(next, versions(released)))
                .extracting(Incompatibility::type, Incompatibility::location)
                .contains(tuple("TYPE_MISMATCH", "id"));
    }

    private static List<String> faults(Compatibility level, Schema next) {
        return level.check(next, versions(RELEASED)).stream()
                .map(fault -> (fault.type() + " " + fault.location()).trim())
                .toList();
    }

    private static List<String> listed(String... faults) {
        return Arrays.stream(faults).filter(fault -> fault != null).toList();
    }

    private static SortedMap<Integer, Schema> versions(Schema... schemas) {
        SortedMap<Integer, Schema> versions = new TreeMap<>();
        for (Schema schema : schemas) {
            versions.put(versions.size() + 1, schema);
        }
        return versions;
    }

    private static String record(String... fields) {
        return "{'type':'record','name':'Fact','fields':[" + String.join(",", fields) + "]}";
    }

    private static Schema parse(String json) {
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }
}
