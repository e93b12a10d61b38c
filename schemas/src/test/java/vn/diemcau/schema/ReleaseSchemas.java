package vn.diemcau.schema;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.topic.Topic;

/**
 * Not a test but a tool, run by its name when the project is released ({@code -Dtest=ReleaseSchemas}): writes each
 * schema that changed since the last release as the next version of its subject.
 */
class ReleaseSchemas {
    @ParameterizedTest
    @MethodSource("vn.diemcau.schema.ReleasedSchemas#topics")
    void releaseWhatChanged(Topic<?> topic) {
        String subject = topic.subject("");
        boolean changed = new ReleasedSchemas(ReleasedSchemas.DIRECTORY)
                .release(subject, ReleasedSchemas.current(topic), topic.compatibility());
        System.out.println(subject + (changed ? ": new version" : ": unchanged"));
    }
}
