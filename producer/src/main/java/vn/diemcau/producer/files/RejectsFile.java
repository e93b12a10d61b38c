package vn.diemcau.producer.files;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/**
 * Keeps the rejected lines of an input unchanged. The file is written under a temporary name and renamed at the end, so
 * that a file of the final name is always complete; a run without rejected lines removes the file of an earlier run. If
 * the directory cannot be written, the lines go to a temporary directory, and a message says so.
 */
final class RejectsFile {
    private static final String UNFINISHED = ".part";

    private final Consumer<String> messages;
    private Path target;
    private OutputStream out;

    RejectsFile(Path target, Consumer<String> messages) {
        this.target = target;
        this.messages = messages;
    }

    /**
     * Keeps a line.
     *
     * @throws UncheckedIOException if it cannot be written
     * @throws IOException if the rest of a line that is too long cannot be read
     */
    void keep(LineReader line) throws IOException {
        if (out == null) {
            out = new Sure(open());
        }
        line.copyTo(out);
        out.flush();
    }

    /** Ends the file of an input that was read to its end. */
    void complete() {
        try {
            if (out != null) {
                finish();
            } else if (Files.deleteIfExists(target)) {
                messages.accept(target + ": removed; it was from an earlier run, and now no line was rejected");
            }
        } catch (IOException e) {
            messages.accept(target + ": is from an earlier run and cannot be removed (" + e + ")");
        }
    }

    /** Ends the file of an input that was not read to its end: the lines rejected so far are kept. */
    void abandon() {
        if (out != null) {
            finish();
        }
    }

    private void finish() {
        try {
            out.close();
            Files.move(unfinished(), target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        messages.accept(target + ": the rejected lines; correct them and ingest this file");
    }

    private OutputStream open() {
        try {
            return Files.newOutputStream(unfinished());
        } catch (IOException e) {
            try {
                Path directory = Files.createTempDirectory("diemcau-rejected-");
                Path elsewhere = directory.resolve(target.getFileName());
                messages.accept(target + ": cannot be written (" + e + "); rejected lines go to " + elsewhere);
                target = elsewhere;
                return Files.newOutputStream(unfinished());
            } catch (IOException alsoNot) {
                alsoNot.addSuppressed(e);
                throw new UncheckedIOException(alsoNot);
            }
        }
    }

    private Path unfinished() {
        return target.resolveSibling(target.getFileName() + UNFINISHED);
    }

    /** Distinguishes failures to write from failures to read the line that is copied. */
    private static final class Sure extends FilterOutputStream {
        Sure(OutputStream out) {
            super(new BufferedOutputStream(out));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void flush() {
            try {
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
