package vn.diemcau.stack.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.diemcau.cli.command.CommandException;

/**
 * How PostgreSQL's programs are run: they refuse to run as root. As root they run in a user namespace of their own,
 * where they are nobody and the files are still ours; where the container forbids that, as the user {@code nobody},
 * who is given the files.
 */
enum UnprivilegedUser {
    SELF,
    NAMESPACE,
    NOBODY;

    /** The way that works on this machine. */
    static UnprivilegedUser find() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return SELF;
        }
        return Stream.of(NAMESPACE, NOBODY)
                .filter(UnprivilegedUser::works)
                .findFirst()
                .orElseThrow(() -> new CommandException("PostgreSQL does not run as root, and neither 'unshare -U' nor"
                        + " 'setpriv' works here; run diemcau as another user"));
    }

    /** The command line that runs a command that way. */
    List<String> command(List<String> command) {
        List<String> prefixed = new ArrayList<>(
                switch (this) {
                    case SELF -> List.<String>of();
                    case NAMESPACE -> List.of("unshare", "-U");
                    case NOBODY -> List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups");
                });
        prefixed.addAll(command);
        return prefixed;
    }

    /** Makes a directory usable for it, with all that is below. */
    void give(Path directory) throws IOException, InterruptedException {
        if (this != NOBODY) {
            return;
        }
        Process chown = new ProcessBuilder("chown", "-R", "nobody", directory.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(chown.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (chown.waitFor() != 0) {
            throw new IOException("chown: " + said.strip());
        }
        Path parent = directory.getParent();
        if (Files.getOwner(parent).getName().equals(System.getProperty("user.name"))) {
            new ProcessBuilder("chmod", "o+x", parent.toString()).start().waitFor();
        }
        requireReach(directory);
    }

    /** Whether a program runs that way; its output is discarded. */
    boolean canRun(Path program, String argument) throws InterruptedException {
        return succeeds(List.of(program.toString(), argument));
    }

    /**
     * Makes sure that a program runs that way.
     *
     * @throws IOException if not; the message names the directory that the user cannot enter, where that is why
     */
    void requireRun(Path program, String argument) throws IOException, InterruptedException {
        if (!canRun(program, argument)) {
            requireReach(program.getParent());
            throw new IOException(program + " does not run there; is the file system mounted with noexec?");
        }
    }

    private void requireReach(Path directory) throws IOException, InterruptedException {
        Path absolute = directory.toAbsolutePath();
        for (int depth = 1; depth <= absolute.getNameCount(); depth++) {
            Path ancestor = absolute.getRoot().resolve(absolute.subpath(0, depth));
            if (!succeeds(List.of("test", "-x", ancestor.toString()))) {
                throw new IOException("PostgreSQL runs as the user nobody, who cannot enter " + ancestor
                        + "; choose another directory, or allow it with 'chmod o+x " + ancestor + "'");
            }
        }
    }

    private boolean works() {
        try {
            return succeeds(List.of("true"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
