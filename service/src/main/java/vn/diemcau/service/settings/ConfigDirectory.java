package vn.diemcau.service.settings;

import java.nio.file.Path;
import java.util.Map;

/** The directory for a user's configuration, by the XDG Base Directory Specification. */
final class ConfigDirectory {
    private ConfigDirectory() {}

    /**
     * The directory of Diemcau for the user of an environment; one below the current directory if there is no home
     * directory.
     */
    static Path of(Map<String, String> environment) {
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (!config.isBlank()) {
            return Path.of(config, "diemcau");
        }
        return home.isBlank() ? Path.of("diemcau") : Path.of(home, ".config", "diemcau");
    }
}
