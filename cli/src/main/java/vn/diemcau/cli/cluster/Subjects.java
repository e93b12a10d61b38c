package vn.diemcau.cli.cluster;

import java.util.List;
import org.apache.avro.specific.SpecificData;
import vn.diemcau.serde.SchemaRegistrar;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** Registers the schemas of {@link Topics} and sets the levels of their subjects. */
public final class Subjects {
    private Subjects() {}

    /**
     * Sets the compatibility level of every subject and registers its schema, unless it is there already.
     *
     * @param settings says where the registry is, and the prefix of the topics
     * @return how many subjects there are
     * @throws org.apache.kafka.common.errors.SerializationException if the registry does not answer or refuses
     */
    public static int bringUp(Settings settings) {
        SchemaRegistrar registrar = new SchemaRegistrar(settings.registry());
        List<Topic<?>> typed = Topics.all().stream()
                .filter(topic -> topic.valueType() != byte[].class)
                .toList();
        typed.forEach(topic -> registrar.bringUp(
                topic.name(settings.get(Setting.TOPIC_PREFIX)),
                SpecificData.get().getSchema(topic.valueType()),
                topic.compatibility()));
        return typed.size();
    }
}
