package vn.diemcau.producer.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.TopicPartition;

/** Writes lines of the NDJSON ingest form. */
final class FileOutlet implements Outlet<FileOutlet.Lines> {
    /** The lines of a wave, and where each ends. */
    static final class Lines {
        private final LineWriter writer = new LineWriter();
        private int[] ends = new int[0];
    }

    private final OutputStream out;
    private final String name;
    private final PoisonLog poison;
    private final Queue<Lines> spare = new ConcurrentLinkedQueue<>();
    private long written;

    FileOutlet(OutputStream out, String name, PoisonLog poison) {
        this.out = out;
        this.name = name;
        this.poison = poison;
    }

    @Override
    public Lines encode(Wave wave) {
        Lines lines = spare.poll();
        lines = lines == null ? new Lines() : lines;
        LineWriter writer = lines.writer;
        writer.clear();
        lines.ends = lines.ends.length < wave.size() ? new int[wave.size()] : lines.ends;
        for (int i = 0; i < wave.size(); i++) {
            int start = writer.length();
            writer.line(wave.event(i));
            if (wave.poison(i) >= 0) {
                writer.replaceLine(start, PoisonLine.of(wave.number(), wave.poison(i))::spoil);
            }
            lines.ends[i] = writer.length();
        }
        return lines;
    }

    @Override
    public void deliver(Wave wave, Lines lines, int from, int to) throws IOException {
        int start = from == 0 ? 0 : lines.ends[from - 1];
        out.write(lines.writer.bytes(), start, lines.ends[to - 1] - start);
        out.flush();
        if (wave.poisoned() > 0) {
            for (int i = from; i < to; i++) {
                if (wave.poison(i) >= 0) {
                    poison.written(name, written + i - from + 1, PoisonLine.of(wave.number(), wave.poison(i)));
                }
            }
        }
        written += to - from;
    }

    @Override
    public void recycle(Lines lines) {
        spare.add(lines);
    }

    @Override
    public void settle() throws IOException {
        out.flush();
    }

    @Override
    public long arrived() {
        return written;
    }

    @Override
    public Map<TopicPartition, Long> lastOffsets() {
        return Map.of();
    }
}
