package vn.diemcau.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two that share a mistake agree: the model has to be written by nobody but itself. */
class ModelIndependenceTest {
    @Test
    void shouldUseNothingOfTheTopology() throws Exception {
        Path classes = Path.of(BatchModel.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("vn/diemcau/streams/model");

        List<Path> model;
        try (Stream<Path> files = Files.list(classes)) {
            model = files.toList();
        }

        assertThat(model).hasSizeGreaterThan(10).noneMatch(ModelIndependenceTest::namesTheTopology);
    }

    private static boolean namesTheTopology(Path file) {
        try {
            String names = Files.readString(file, StandardCharsets.ISO_8859_1).replace("vn/diemcau/streams/model", "");
            return names.contains("vn/diemcau/streams");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
