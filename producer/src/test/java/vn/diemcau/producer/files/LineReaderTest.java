package vn.diemcau.producer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.producer.ndjson.EventReader;

class LineReaderTest {
    private static final int MOST = EventReader.MAX_LINE_BYTES;

    @Test
    void shouldSplitAtEitherLineEndAndAtTheEnd() throws IOException {
        LineReader reader = new LineReader(bytes("a\nb\r\n\n\r\nc\rd\n e"));

        assertThat(contents(reader)).containsExactly("a", "b", "", "", "c\rd", " e");
    }

    @Test
    void shouldFindNoLineInNothing() throws IOException {
        assertThat(new LineReader(bytes("")).next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void shouldTakeALineOfTheLargestLength(String lineEnd) throws IOException {
        LineReader reader = new LineReader(bytes("x".repeat(MOST) + lineEnd));

        assertThat(reader.next()).isTrue();
        assertThat(reader.tooLong()).isFalse();
        assertThat(reader.length()).isEqualTo(MOST);
        assertThat(reader.next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {MOST + 1, MOST + 2, MOST + 3, 3 * MOST, 20 * MOST})
    void shouldTellAndCopyALineThatIsTooLong(int length) throws IOException {
        // Given
        String tooLong = "x".repeat(length - 1) + "y\r\n";
        LineReader reader = new LineReader(bytes("a\n" + tooLong + "b\n" + tooLong + "c"));
        ByteArrayOutputStream copy = new ByteArrayOutputStream();

        // When
        reader.next();
        reader.next();
        boolean told = reader.tooLong();
        reader.copyTo(copy);

        // Then
        assertThat(told).isTrue();
        assertThat(copy.toString(StandardCharsets.UTF_8)).isEqualTo(tooLong);
        assertThat(reader.buffer().length).isLessThan(2 * MOST);
        assertThat(contents(reader)).startsWith("b").endsWith("c").hasSize(3);
    }

    @Test
    void shouldNotTakeForALineWhatTheStreamFailedIn() throws IOException {
        // Given
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException("cut");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new EOFException("cut");
            }
        };
        LineReader reader = new LineReader(new SequenceInputStream(bytes("a\n{\"b\":"), failing));

        // When, then
        assertThat(reader.next()).isTrue();
        assertThatThrownBy(reader::next).isInstanceOf(EOFException.class).hasMessage("cut");
    }

    @Property(tries = 200)
    void shouldSplitAlikeHoweverTheBytesArrive(
            @ForAll @Size(max = 20) List<@StringLength(max = 40) @CharRange(from = 'a', to = 'c') String> lines,
            @ForAll @IntRange(min = 1, max = 7) int chunk)
            throws IOException {
        // Given
        String text = String.join("\n", lines) + "\n";

        // When
        List<String> found = contents(new LineReader(new Chunked(bytes(text), chunk)));

        // Then
        assertThat(found).isEqualTo(lines.isEmpty() ? List.of("") : lines);
    }

    private static List<String> contents(LineReader reader) throws IOException {
        List<String> contents = new ArrayList<>();
        while (reader.next()) {
            contents.add(new String(reader.buffer(), reader.offset(), reader.length(), StandardCharsets.UTF_8));
        }
        return contents;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Delivers few bytes at a time, as a pipe may. */
    private static final class Chunked extends InputStream {
        private final InputStream in;
        private final int chunk;

        Chunked(InputStream in, int chunk) {
            this.in = in;
            this.chunk = chunk;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, Math.min(length, chunk));
        }
    }
}
