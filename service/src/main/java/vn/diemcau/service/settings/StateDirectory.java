package vn.diemcau.service.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where state goes that nobody has chosen a place for, after the XDG Base Directory Specification. */
final class StateDirectory {
    private StateDirectory() {}

    /** A directory for the user of an environment; empty where it would be among temporary files, or there is no home. */
    static Optional<String> standard(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (!state.isBlank()) {
            return durable(Path.of(state, "diemcau"));
        }
        return home.isBlank() ? Optional.empty() : durable(Path.of(home, ".local", "state", "diemcau"));
    }

    /** What is under a directory for temporary files goes when the machine likes: at the next start, say. */
    private static Optional<String> durable(Path directory) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        boolean lasts = directory.isAbsolute() && !directory.normalize().startsWith(temporary);
        return lasts ? Optional.of(directory.toString()) : Optional.empty();
    }
}
