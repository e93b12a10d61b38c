package vn.diemcau.service.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The default directory for state, by the XDG Base Directory Specification. */
final class StateDirectory {
    private StateDirectory() {}

    /**
     * A directory for the user of an environment; empty if it would be among temporary files, or there is no home
     * directory.
     */
    static Optional<String> standard(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (!state.isBlank()) {
            return durable(Path.of(state, "diemcau"));
        }
        return home.isBlank() ? Optional.empty() : durable(Path.of(home, ".local", "state", "diemcau"));
    }

    /** Files in a directory for temporary files may be deleted at any time, for example at the next start. */
    private static Optional<String> durable(Path directory) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        boolean lasts = directory.isAbsolute() && !directory.normalize().startsWith(temporary);
        return lasts ? Optional.of(directory.toString()) : Optional.empty();
    }
}
