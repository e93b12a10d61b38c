package vn.diemcau.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** The released versions of the schemas, one directory a subject: {@code SUBJECT/vN.avsc}. */
final class ReleasedSchemas {
    /** Where the project keeps them, from the directory of this module. */
    static final Path DIRECTORY = Path.of("src/main/released");

    private static final Pattern FILE = Pattern.compile("v([1-9][0-9]*)\\.avsc");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    ReleasedSchemas(Path directory) {
        this.directory = directory;
    }

    /** The topics whose values are Avro. */
    static List<Topic<?>> topics() {
        return Stream.concat(Topics.events().stream(), Topics.summaries().stream())
                .toList();
    }

    /** The schema that the build generates classes from now. */
    static Schema current(Topic<?> topic) {
        return SpecificData.get().getSchema(topic.valueType());
    }

    /** The released versions of a subject by number; empty when there is none. */
    SortedMap<Integer, Schema> versions(String subject) {
        SortedMap<Integer, Schema> versions = new TreeMap<>();
        for (Path file : list(directory.resolve(subject))) {
            Matcher name = FILE.matcher(file.getFileName().toString());
            if (!name.matches()) {
                throw new IllegalStateException(file + " is no released version; name it vN.avsc or remove it");
            }
            versions.put(Integer.valueOf(name.group(1)), parse(file));
        }
        return versions;
    }

    /** The names of all subjects that have a directory. */
    List<String> subjects() {
        return list(directory).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    /**
     * Writes a schema as the next version of its subject, unless it is the last version already.
     *
     * @return whether there is a new version
     * @throws IllegalStateException if the schema may not follow the versions so far
     */
    boolean release(String subject, Schema schema, Compatibility level) {
        SortedMap<Integer, Schema> versions = versions(subject);
        List<Incompatibility> faults = level.check(schema, versions);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(refusal(subject, level, faults));
        }
        String text = text(schema);
        int last = versions.isEmpty() ? 0 : versions.lastKey();
        if (last > 0 && text.equals(read(file(subject, last)))) {
            return false;
        }
        write(file(subject, last + 1), text);
        return true;
    }

    static String refusal(String subject, Compatibility level, List<Incompatibility> faults) {
        StringBuilder message = new StringBuilder(subject + " must stay " + level + ", but");
        faults.forEach(fault -> message.append("\n  ").append(fault.describe()));
        return message.append("\nChange the schema so that it fits; docs/SCHEMAS.md says how schemas may evolve")
                .toString();
    }

    /**
     * The schema on its own, with its docs, just as its generated class has it: whoever registers or looks up the one
     * or the other means the same version.
     */
    static String text(Schema schema) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter)
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""));
        try {
            return JSON.writer(printer).writeValueAsString(JSON.readTree(schema.toString())) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String subject, int version) {
        return directory.resolve(subject).resolve("v" + version + ".avsc");
    }

    private static Schema parse(Path file) {
        return new Schema.Parser().parse(read(file));
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
