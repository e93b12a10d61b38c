package vn.diemcau.cli.access;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import vn.diemcau.consumer.write.SummaryConsumer;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.runtime.StreamsService;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/**
 * What each user of an installation may do on its brokers, and nothing more; docs/SECURITY.md has it as a table. The
 * right to read, write or delete a topic includes the right to see it; the right to write includes what an idempotent
 * producer needs.
 */
public final class Grants {
    /** The users: one for each service, one for operators, one for programs that subscribe. */
    public static final List<String> USERS =
            List.of("topics", "producer", "gateway", "streams", "consumer", "operator", "reader");

    private final Settings settings;
    private final SortedSet<Grant> all = new TreeSet<>();

    private Grants(Settings settings) {
        this.settings = settings;
    }

    /** The grants of an installation, by its topic prefix and its application id. */
    public static SortedSet<Grant> of(Settings settings) {
        Grants grants = new Grants(settings);
        grants.topics();
        grants.producer();
        grants.streams();
        grants.consumer();
        grants.operator();
        grants.reader();
        return grants.all;
    }

    private void topics() {
        topics("topics", Topics.all(), CREATE, DESCRIBE, ALTER_CONFIGS, DESCRIBE_CONFIGS);
        changelogs("topics", ALTER_CONFIGS, DESCRIBE_CONFIGS);
    }

    /** Files and requests each have a user, so that one can be locked out without the other. */
    private void producer() {
        topics("producer", Topics.events(), WRITE);
        topics("gateway", Topics.events(), WRITE);
    }

    /** Reading is in the name of the group, writing in that of transactions, both after the application. */
    private void streams() {
        String user = "streams";
        topics(user, Topics.events(), READ, DESCRIBE_CONFIGS);
        topics(user, Topics.summaries(), WRITE, DESCRIBE_CONFIGS);
        topics(user, List.of(Topics.DEAD_LETTERS), WRITE, DESCRIBE_CONFIGS);
        topics(user, List.of(Topics.PROVINCE_PARTIALS), READ, WRITE, DESCRIBE_CONFIGS);
        topics(user, List.of(Topics.PROGRESS), WRITE, DESCRIBE_CONFIGS);
        topics(user, List.of(Topics.REDRIVES), DESCRIBE, DESCRIBE_CONFIGS);
        changelogs(user, CREATE, READ, WRITE, DESCRIBE_CONFIGS);
        grant(user, ResourceType.GROUP, PatternType.LITERAL, application(), READ);
        grant(user, ResourceType.TRANSACTIONAL_ID, PatternType.PREFIXED, application() + "-", WRITE);
    }

    /** It reads dead letters and progress for the page that shows how things run. */
    private void consumer() {
        topics("consumer", Topics.summaries(), READ, DESCRIBE_CONFIGS);
        topics("consumer", List.of(Topics.DEAD_LETTERS), READ, WRITE, DESCRIBE_CONFIGS);
        topics("consumer", List.of(Topics.PROGRESS, Topics.PROVINCE_PARTIALS), READ);
        topics("consumer", Topics.events(), READ);
        grant("consumer", ResourceType.GROUP, PatternType.LITERAL, SummaryConsumer.groupId(settings), READ);
    }

    /** For dead-letters, reconcile and reset; the last deletes what streams has made, and recreates its topics. */
    private void operator() {
        String user = "operator";
        topics(user, Topics.all(), CREATE, READ, WRITE, ALTER_CONFIGS, DESCRIBE_CONFIGS);
        topics(user, List.of(Topics.PROVINCE_PARTIALS, Topics.PROGRESS), DELETE);
        changelogs(user, DELETE, ALTER_CONFIGS, DESCRIBE_CONFIGS);
        grant(user, ResourceType.GROUP, PatternType.LITERAL, application(), DESCRIBE, DELETE);
        grant(user, ResourceType.GROUP, PatternType.LITERAL, SummaryConsumer.groupId(settings), DESCRIBE);
        String redrives = Topics.REDRIVES.name(settings.get(Setting.TOPIC_PREFIX));
        grant(user, ResourceType.TRANSACTIONAL_ID, PatternType.LITERAL, redrives, WRITE);
    }

    private void reader() {
        topics("reader", Topics.summaries(), READ);
        grant("reader", ResourceType.GROUP, PatternType.PREFIXED, "reader", READ);
    }

    private void topics(String user, Collection<Topic<?>> topics, AclOperation... operations) {
        String prefix = settings.get(Setting.TOPIC_PREFIX);
        topics.forEach(topic -> grant(user, ResourceType.TOPIC, PatternType.LITERAL, topic.name(prefix), operations));
    }

    private void changelogs(String user, AclOperation... operations) {
        StreamsService.changelogs(settings)
                .forEach(name -> grant(user, ResourceType.TOPIC, PatternType.LITERAL, name, operations));
    }

    private void grant(String user, ResourceType type, PatternType pattern, String name, AclOperation... operations) {
        for (AclOperation operation : operations) {
            all.add(new Grant(user, type, pattern, name, operation));
        }
    }

    private String application() {
        return settings.get(Setting.APPLICATION_ID);
    }
}
