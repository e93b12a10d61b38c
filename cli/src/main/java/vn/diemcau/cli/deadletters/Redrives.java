package vn.diemcau.cli.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/**
 * Which dead letters were sent back, by their origins: a record may have become several letters, and must be sent back
 * once. Kept in the topic {@link Topics#REDRIVES}, to which it is written in one transaction with what is sent back.
 */
public final class Redrives {
    private final Set<String> origins = new HashSet<>();

    private Redrives() {}

    /** The redrives of the cluster of the settings; none if it has no such topic. */
    public static Redrives read(Settings settings) {
        Redrives redrives = new Redrives();
        if (!isThere(settings)) {
            return redrives;
        }
        try (LetterLog log = LetterLog.open(settings, Topics.REDRIVES)) {
            log.read(Optional.empty(), marker -> {
                redrives.origins.add(new String(marker.key(), StandardCharsets.UTF_8));
                return true;
            });
        }
        return redrives;
    }

    /** Makes the topic where it is missing. */
    static void createTopic(Settings settings) {
        NewTopic topic =
                new NewTopic(name(settings), Optional.empty(), Optional.empty()).configs(Topics.REDRIVES.settings());
        try (Cluster cluster = Cluster.connect(settings)) {
            cluster.admin().createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new CommandException(
                        "The topic " + name(settings) + " is missing and cannot be created: "
                                + e.getCause().getMessage(),
                        e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted", e);
        }
    }

    boolean contains(Letter letter) {
        return letter.about().isPresent() && origins.contains(letter.origin());
    }

    /** The record that says that a letter was sent back; from now on it is among these. */
    public ProducerRecord<byte[], byte[]> add(Settings settings, Letter letter) {
        origins.add(letter.origin());
        return new ProducerRecord<>(name(settings), bytes(letter.origin()), bytes(letter.place()));
    }

    private static boolean isThere(Settings settings) {
        try (Cluster cluster = Cluster.connect(settings)) {
            return cluster.topicNames().contains(name(settings));
        }
    }

    private static String name(Settings settings) {
        return Topics.REDRIVES.name(settings.get(Setting.TOPIC_PREFIX));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
