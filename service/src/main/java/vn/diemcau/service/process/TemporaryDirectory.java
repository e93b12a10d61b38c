package vn.diemcau.service.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import vn.diemcau.service.settings.SettingException;

/** The directory for temporary files, {@code TMPDIR}: native libraries are unpacked there and run from there. */
public final class TemporaryDirectory {
    private TemporaryDirectory() {}

    /** The directory, as Java knows it. */
    public static Path get() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /**
     * Checks that it can be used.
     *
     * @throws SettingException if it is missing, cannot be written, or does not let programs run
     */
    public static void require() {
        Path directory = get();
        try {
            Path probe = Files.createTempFile(directory, "diemcau-probe-", ".sh");
            try {
                Files.writeString(probe, "#!/bin/sh\n");
                Files.setPosixFilePermissions(probe, PosixFilePermissions.fromString("rwx------"));
                requireRun(probe);
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            throw new SettingException("Nothing can be written to " + directory + " (" + e.getMessage()
                    + "); set TMPDIR to another directory");
        }
    }

    private static void requireRun(Path probe) {
        try {
            new ProcessBuilder(probe.toString()).start().waitFor();
        } catch (IOException e) {
            throw new SettingException(
                    "Programs cannot run from " + probe.getParent()
                            + ", where native libraries are unpacked; is it mounted with noexec? Set TMPDIR to another directory");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
