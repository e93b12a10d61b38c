package vn.diemcau.producer.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A file of events or a press report, plain or compressed, or standard input, which holds events. */
public final class Input {
    private static final String STANDARD_INPUT = "-";
    private static final String STANDARD_INPUT_NAME = "stdin";
    private static final String REJECTS_SUFFIX = ".rejected.ndjson";

    private final String name;
    private final Path path;
    private final InputStream stream;
    private final Path rejects;

    private Input(String name, Path path, InputStream stream, Path rejects) {
        this.name = name;
        this.path = path;
        this.stream = stream;
        this.rejects = rejects;
    }

    /** A file. */
    public static Input of(Path path) {
        return new Input(path.toString(), path, null, path.resolveSibling(path.getFileName() + REJECTS_SUFFIX));
    }

    /** A stream that is not a file; its rejected lines go to {@code NAME.rejected.ndjson} in a directory. */
    public static Input of(String name, InputStream stream, Path rejectsDirectory) {
        return new Input(name, null, stream, rejectsDirectory.resolve(name + REJECTS_SUFFIX));
    }

    /**
     * The inputs that arguments of the command line name; {@code -} is the standard input.
     *
     * @throws IllegalArgumentException if two arguments cannot be combined; the message is for the person who wrote
     *     them
     */
    public static List<Input> all(List<String> arguments) {
        List<Input> inputs = new ArrayList<>();
        for (String argument : arguments) {
            inputs.add(
                    argument.equals(STANDARD_INPUT)
                            ? of(STANDARD_INPUT_NAME, System.in, Path.of(""))
                            : of(Path.of(argument)));
        }
        if (arguments.stream().filter(STANDARD_INPUT::equals).count() > 1) {
            throw new IllegalArgumentException("- (the standard input) can be read only once");
        }
        checkRejects(inputs);
        return inputs;
    }

    /** An input that is also the file for the rejected lines of another one would be overwritten before it is read. */
    private static void checkRejects(List<Input> inputs) {
        Map<Path, Input> byRejects = new HashMap<>();
        inputs.forEach(input -> byRejects.put(real(input.rejects), input));
        for (Input input : inputs) {
            Input other = input.path == null ? null : byRejects.get(real(input.path));
            if (other != null) {
                throw new IllegalArgumentException(input.name + " is the file for the rejected lines of " + other.name
                        + "; ingest the two one after the other");
            }
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /**
     * Checks the inputs as far as possible without sending anything.
     *
     * @throws IngestException if a file is not there, is a directory, cannot be read, or is not what its name says; the
     *     message names every such file
     */
    public static void check(List<Input> inputs) throws IngestException {
        List<String> faults = new ArrayList<>();
        for (Input input : inputs) {
            String fault = input.fault();
            if (fault != null) {
                faults.add(input.name + ": " + fault);
            }
        }
        if (!faults.isEmpty()) {
            throw new IngestException(String.join(System.lineSeparator(), faults));
        }
    }

    private String fault() {
        if (path == null) {
            return null;
        }
        if (!Files.exists(path)) {
            return "there is no such file";
        }
        if (Files.isDirectory(path)) {
            return "is a directory; name the files in it";
        }
        if (!Files.isReadable(path)) {
            return "cannot be read; check its permissions";
        }
        return Files.isRegularFile(path) ? archiveFault() : null;
    }

    private String archiveFault() {
        try (InputStream in = Files.newInputStream(path)) {
            Compression named = Compression.ofName(name);
            boolean asNamed =
                    named == Compression.NONE || named == Compression.of(in.readNBytes(Compression.MAGIC_BYTES));
            return asNamed ? null : "is not a " + named.label() + " archive, although its name says so";
        } catch (IOException e) {
            return "cannot be read: " + e.getMessage();
        }
    }

    /** The name as it was given; {@code stdin} for the standard input. */
    public String name() {
        return name;
    }

    /** Whether it is a press report rather than lines of events: its name says so. */
    boolean isArticle() {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(txt|html?|docx)(\\.gz|\\.zst)?");
    }

    /** Where the rejected lines go. */
    public Path rejects() {
        return rejects;
    }

    /** Bytes of the file as it is on disk; negative if it is unknown. */
    long size() {
        try {
            return path != null && Files.isRegularFile(path) ? Files.size(path) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /** The bytes as they are, compressed or not. */
    public InputStream open() throws IOException {
        return path == null ? stream : Files.newInputStream(path);
    }
}
