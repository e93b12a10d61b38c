package vn.diemcau.service.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Variables whose value is in a file, as container engines hand out secrets: {@code DIEMCAU_JDBC_PASSWORD_FILE} names
 * the file that holds what {@code DIEMCAU_JDBC_PASSWORD} would. What a file holds is in no list of processes, and in no
 * dump of an environment. An empty name of a file is none.
 */
final class SecretFiles {
    private static final String SUFFIX = "_FILE";

    private SecretFiles() {}

    /**
     * The environment, with what the files hold in the place of the variables that name them.
     *
     * @throws SettingException if a file cannot be read, or a value is given by both
     */
    static Map<String, String> read(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        environment.forEach((name, path) -> {
            if (name.startsWith(Settings.PREFIX) && name.endsWith(SUFFIX) && !isSetting(name)) {
                all.remove(name);
                if (!path.isBlank()) {
                    put(all, name, content(name, path));
                }
            }
        });
        return all;
    }

    private static void put(Map<String, String> all, String variable, String content) {
        String meant = variable.substring(0, variable.length() - SUFFIX.length());
        if (all.put(meant, content) != null) {
            throw new SettingException("Both " + meant + " and " + variable + " are set; set one of them");
        }
    }

    /** Some settings and properties of Kafka's clients end in {@code file} themselves, and take the name of a file. */
    private static boolean isSetting(String variable) {
        return Arrays.stream(Setting.values())
                        .anyMatch(setting -> setting.variable().equals(variable))
                || variable.startsWith(Settings.KAFKA)
                        && AdminClientConfig.configNames()
                                .contains(variable.substring(Settings.KAFKA.length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '.'));
    }

    /** The text of a file without the end of its last line. */
    private static String content(String variable, String path) {
        try {
            return Files.readString(Path.of(path)).replaceAll("\\R+\\z", "");
        } catch (IOException | InvalidPathException e) {
            throw new SettingException(variable + " names the file '" + path + "', which cannot be read ("
                    + e.getClass().getSimpleName() + "): check that it exists and that this user may read it");
        }
    }
}
