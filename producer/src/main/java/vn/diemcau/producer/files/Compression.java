package vn.diemcau.producer.files;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** How an input is compressed, recognized by its first bytes: no line of JSON begins like an archive. */
public enum Compression {
    NONE("plain", ""),
    GZIP("gzip", ".gz"),
    ZSTD("zstd", ".zst");

    /** Bytes that {@link #of} needs to see. */
    static final int MAGIC_BYTES = 4;

    private final String label;
    private final String extension;

    Compression(String label, String extension) {
        this.label = label;
        this.extension = extension;
    }

    String label() {
        return label;
    }

    /** The compression that the name of a file promises. */
    static Compression ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(GZIP.extension)) {
            return GZIP;
        }
        return lower.endsWith(ZSTD.extension) ? ZSTD : NONE;
    }

    /** The compression of a stream that begins with these bytes. A zstd archive may begin with a skippable frame. */
    static Compression of(byte[] first) {
        if (first.length >= 2 && first[0] == 0x1f && first[1] == (byte) 0x8b) {
            return GZIP;
        }
        if (first.length < MAGIC_BYTES || first[3] != (byte) 0xfd && first[3] != 0x18) {
            return NONE;
        }
        boolean frame = first[0] == 0x28 && first[1] == (byte) 0xb5 && first[2] == 0x2f && first[3] == (byte) 0xfd;
        boolean skippable = (first[0] & 0xf0) == 0x50 && first[1] == 0x2a && first[2] == 0x4d && first[3] == 0x18;
        return frame || skippable ? ZSTD : NONE;
    }

    /**
     * The plain bytes of a stream. If an archive is incomplete, its content is read as far as possible; then reading
     * fails.
     */
    public static InputStream decompress(InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, MAGIC_BYTES);
        byte[] first = in.readNBytes(MAGIC_BYTES);
        in.unread(first);
        return switch (of(first)) {
            case NONE -> in;
            case GZIP -> new Salvaged(new GzipSource(in));
            case ZSTD -> new ZstdStream(new ZstdInputStream(in).setContinuous(false));
        };
    }

    /** Adds the reason to errors of decompression. */
    private static final class ZstdStream extends FilterInputStream {
        ZstdStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (ZstdIOException e) {
                if (e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
                    throw new UnreadableArchiveException(
                            "it needs a window of more than 128 MiB; compress it again with 'zstd --long=27' or less",
                            e);
                }
                if (e.getErrorCode() == Zstd.errDictionaryWrong()) {
                    throw new UnreadableArchiveException(
                            "it was compressed with a dictionary; compress it again without one", e);
                }
                throw e;
            }
        }
    }

    /**
     * An archive that checks whether it ends in zeros: tapes and block devices pad with them, and gunzip ignores them.
     */
    private static final class GzipSource extends BufferedInputStream {
        GzipSource(InputStream in) {
            super(in);
        }

        /** Whether the byte that was read last and all after it are zeros; reads to the end to find out. */
        synchronized boolean endsInZeros() throws IOException {
            boolean zeros = pos > 0 && buf[pos - 1] == 0;
            while (zeros) {
                int next = read();
                if (next < 0) {
                    return true;
                }
                zeros = next == 0;
            }
            return false;
        }
    }

    /** Delivers what a read had decompressed before it failed, and fails afterwards; zeros after the archive are its end. */
    private static final class Salvaged extends InputStream {
        private final GzipSource source;
        private final GzipCompressorInputStream in;
        private IOException failure;
        private boolean ended;

        Salvaged(GzipSource source) throws IOException {
            this.source = source;
            this.in = GzipCompressorInputStream.builder()
                    .setInputStream(source)
                    .setDecompressConcatenated(true)
                    .get();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (ended) {
                return -1;
            }
            long before = in.getBytesRead();
            try {
                return in.read(bytes, offset, length);
            } catch (IOException e) {
                int salvaged = (int) (in.getBytesRead() - before);
                ended = e.getMessage() != null
                        && e.getMessage().endsWith("after a valid .gz stream.")
                        && source.endsInZeros();
                if (ended) {
                    return salvaged == 0 ? -1 : salvaged;
                }
                if (salvaged == 0) {
                    throw e;
                }
                failure = e;
                return salvaged;
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
