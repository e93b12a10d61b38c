package vn.diemcau.producer.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import vn.diemcau.articles.Article;
import vn.diemcau.articles.ArticleReader;
import vn.diemcau.articles.Finding;
import vn.diemcau.articles.FindingLines;
import vn.diemcau.event.Source;
import vn.diemcau.event.SourceKind;
import vn.diemcau.producer.ndjson.EventReader;
import vn.diemcau.producer.ndjson.Fault;
import vn.diemcau.producer.ndjson.ParsedEvent;
import vn.diemcau.producer.ndjson.Reading;
import vn.diemcau.producer.send.Deliveries;
import vn.diemcau.producer.send.EventRecords;

/** Sends the events of files: the valid lines to their topics, the others to rejects files, in constant memory. */
public final class Ingest {
    private final Deliveries<String, Object> deliveries;
    private final EventReader reader = new EventReader();
    private final ArticleReader articles = new ArticleReader();
    private final EventRecords records;
    private final LocalDate published;
    private final IngestProgress progress;
    private final Consumer<String> messages;
    private final Consumer<ParsedEvent> events;
    private final SuspiciousIds suspicious;
    private final long began = System.nanoTime();
    private long bytes;
    private long read;
    private long rejected;

    private Ingest(
            Producer<String, Object> producer,
            String topicPrefix,
            LocalDate published,
            IngestProgress progress,
            Consumer<String> messages,
            Consumer<ParsedEvent> events) {
        this.deliveries = new Deliveries<>(producer);
        this.records = new EventRecords("ingest", topicPrefix);
        this.published = published;
        this.progress = progress;
        this.messages = progress.beside(messages);
        this.events = events;
        this.suspicious = new SuspiciousIds(this.messages);
    }

    /**
     * Sends the events of inputs without a given day of publication.
     *
     * @see #run(List, Producer, String, LocalDate, Consumer, Consumer)
     */
    public static IngestResult run(
            List<Input> inputs, Producer<String, Object> producer, String topicPrefix, Consumer<String> messages)
            throws IngestException {
        return run(inputs, producer, topicPrefix, null, messages, event -> {});
    }

    /**
     * Sends the events of inputs, one after the other, and waits until all are acknowledged.
     *
     * @param inputs all are checked before the first is read
     * @param producer takes envelopes as values; it is not closed
     * @param topicPrefix goes before every topic name; empty for none
     * @param published the day on which the press reports among the inputs were published; null if it is not given
     * @param messages takes messages for people, line by line: above all the rejected lines
     * @param events takes each valid event before it is sent
     * @throws IngestException if an input cannot be read, a rejected line cannot be kept or an event is not
     *     acknowledged; it says how far the ingest got. Ingesting the same again is harmless
     */
    public static IngestResult run(
            List<Input> inputs,
            Producer<String, Object> producer,
            String topicPrefix,
            LocalDate published,
            Consumer<String> messages,
            Consumer<ParsedEvent> events)
            throws IngestException {
        Input.check(inputs);
        try (IngestProgress progress = IngestProgress.of(inputs)) {
            Ingest ingest = new Ingest(producer, topicPrefix, published, progress, messages, events);
            for (Input input : inputs) {
                ingest.ingest(input);
            }
            return ingest.settled();
        }
    }

    private void ingest(Input input) throws IngestException {
        RejectsFile rejects = new RejectsFile(input.rejects(), messages);
        long readBefore = read;
        try {
            try (InputStream in = Compression.decompress(counted(input.open()))) {
                if (input.isArticle()) {
                    readArticle(input, in);
                } else {
                    readLines(input, new LineReader(in), rejects);
                    rejects.complete();
                }
            } catch (IOException e) {
                rejects.abandon();
                settled();
                throw new IngestException(brokenOff(input, read - readBefore, e), result(), e);
            }
        } catch (UncheckedIOException e) {
            settled();
            throw new IngestException(
                    input.name() + ": stopped, because a rejected line cannot be written: " + e.getCause(),
                    result(),
                    e);
        }
        if (read == readBefore) {
            messages.accept(input.name() + ": is empty, nothing to send");
        }
    }

    private void readLines(Input input, LineReader lines, RejectsFile rejects) throws IOException, IngestException {
        long number = 0;
        while (lines.next()) {
            number++;
            int mark = number == 1 ? byteOrderMark(lines) : 0;
            int offset = lines.offset() + mark;
            int length = lines.length() - mark;
            if (lines.tooLong() || !blank(lines.buffer(), offset, length)) {
                String place = input.name() + ":" + number;
                Reading reading = lines.tooLong()
                        ? EventReader.tooLong()
                        : reader.read(lines.buffer(), offset, length, new Source(SourceKind.FILE, place, null));
                take(reading, place, lines, rejects);
            }
            if (deliveries.failed()) {
                rejects.abandon();
                settled();
            }
            progress.show(number, bytes);
        }
    }

    /** Each event of a press report counts as a line; a page that reports no conference is one that is rejected. */
    private void readArticle(Input input, InputStream in) throws IOException, IngestException {
        Article article = articles.read(in.readNBytes(ArticleReader.MAX_BYTES + 1), published);
        if (article instanceof Article.NoReport none) {
            read++;
            rejected++;
            messages.accept(input.name() + ": " + none.reason());
        } else if (article instanceof Article.Report report) {
            for (Finding finding : report.findings()) {
                byte[] line = FindingLines.of(finding);
                Source source = new Source(SourceKind.ARTICLE, input.name(), finding.quote());
                take(reader.read(line, 0, line.length, source), input.name(), finding);
            }
        }
        if (deliveries.failed()) {
            settled();
        }
    }

    private void take(Reading reading, String place, Finding finding) {
        read++;
        if (reading instanceof Reading.Valid valid) {
            send(valid.event(), place);
        } else if (reading instanceof Reading.Invalid invalid) {
            rejected++;
            invalid.faults().forEach(fault -> messages.accept(place + ": " + finding.type() + ": " + fault));
        }
    }

    private void send(ParsedEvent event, String place) {
        suspicious.check(event, place);
        events.accept(event);
        deliveries.send(records.of(event), place);
    }

    private void take(Reading reading, String place, LineReader line, RejectsFile rejects) throws IOException {
        read++;
        if (reading instanceof Reading.Valid valid) {
            send(valid.event(), place);
        } else if (reading instanceof Reading.Invalid invalid) {
            rejected++;
            rejects.keep(line);
            for (Fault fault : invalid.faults()) {
                messages.accept(place + ": " + fault);
            }
        }
    }

    /** The result once every record is acknowledged. */
    private IngestResult settled() throws IngestException {
        deliveries.settle();
        if (deliveries.failure().isPresent()) {
            Deliveries.Failure failure = deliveries.failure().get();
            throw new IngestException(
                    String.format(
                            "stopped: %s was not acknowledged, and perhaps some lines after it; %,d of %,d lines were. %s%n"
                                    + "Fix the cause and ingest the same files again: events that have arrived already count once",
                            failure.place(), deliveries.acknowledged(), read, failure.reason()),
                    result(),
                    failure.cause());
        }
        return result();
    }

    private IngestResult result() {
        Duration duration = Duration.ofNanos(System.nanoTime() - began);
        return new IngestResult(read, deliveries.acknowledged(), rejected, deliveries.lastOffsets(), duration);
    }

    private static String brokenOff(Input input, long lines, IOException failure) {
        if (failure instanceof UnreadableArchiveException) {
            return String.format(
                    "%s: cannot be read any further after %,d lines, which were processed: %s",
                    input.name(), lines, failure.getMessage());
        }
        return String.format(
                "%s: is incomplete or damaged after %,d lines, which were processed: %s. Get the complete file and ingest it again",
                input.name(), lines, failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    private static int byteOrderMark(LineReader line) {
        byte[] bytes = line.buffer();
        int at = line.offset();
        boolean mark = line.length() >= 3
                && bytes[at] == (byte) 0xef
                && bytes[at + 1] == (byte) 0xbb
                && bytes[at + 2] == (byte) 0xbf;
        return mark ? 3 : 0;
    }

    /** A blank line is not counted: it has only white space of JSON. */
    private static boolean blank(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private InputStream counted(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                bytes += one < 0 ? 0 : 1;
                return one;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                bytes += Math.max(count, 0);
                return count;
            }
        };
    }
}
