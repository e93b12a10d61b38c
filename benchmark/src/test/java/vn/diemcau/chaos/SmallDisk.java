package vn.diemcau.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.diemcau.parts.PartFailure;
import vn.diemcau.parts.Processes;

/** A file system of its own, in memory or in a file, that can be filled up; to mount one takes root. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Path directory;
    private final Path filler;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.filler = directory.resolve("filler");
    }

    /** Whether this process may mount one: as root, where the container or the machine lets it. */
    static boolean isPossible(Path somewhere) {
        Path probe = somewhere.resolve("probe");
        boolean possible = Processes.run("mkdir", "-p", probe.toString())
                && Processes.run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", probe.toString());
        return possible && Processes.run("umount", probe.toString());
    }

    /** Whether this process may mount one that is in a file. */
    static boolean isPossibleInFile(Path somewhere) {
        try {
            mountFile(somewhere.resolve("probe"), 8).close();
            return true;
        } catch (PartFailure e) {
            return false;
        }
    }

    /** One on a directory, which is made if it is not there; what was in there is back once this is closed. */
    static SmallDisk mount(Path directory, int megabytes) {
        String size = "size=" + megabytes + "m";
        if (!Processes.run("mkdir", "-p", directory.toString())
                || !Processes.run("mount", "-t", "tmpfs", "-o", size, "tmpfs", directory.toString())) {
            throw new PartFailure("Cannot mount a file system on " + directory);
        }
        return new SmallDisk(directory);
    }

    /** One in a file beside the directory, as a server's disk would be. */
    static SmallDisk mountFile(Path directory, int megabytes) {
        Path file = directory.resolveSibling(directory.getFileName() + ".img");
        if (!Processes.run("truncate", "--size=" + megabytes + "M", file.toString())
                || !Processes.run("mkfs.ext4", "-q", "-m", "0", file.toString())
                || !Processes.run("mkdir", "-p", directory.toString())
                || !Processes.run("mount", "-o", "loop", file.toString(), directory.toString())) {
            throw new PartFailure("Cannot mount a file as a file system on " + directory);
        }
        return new SmallDisk(directory);
    }

    /** Gives it to whoever owns another directory. */
    void giveToOwnerOf(Path other) throws IOException {
        Files.setOwner(directory, Files.getOwner(other));
    }

    /** Leaves no room. */
    void fill() {
        fillBut(0);
    }

    /** Leaves room for so many bytes. */
    void fillBut(long room) {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (Files.getFileStore(directory).getUsableSpace() > room) {
                out.write(block);
            }
        } catch (IOException e) {
            // somebody else was faster: it is full
        }
    }

    /** Makes room again. */
    void free() {
        try {
            Files.delete(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unmounts it, if need be once nobody has a file of it open. */
    @Override
    public void close() {
        Processes.run("umount", "--lazy", directory.toString());
    }
}
