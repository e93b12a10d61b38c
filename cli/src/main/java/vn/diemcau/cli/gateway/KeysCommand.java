package vn.diemcau.cli.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.diemcau.producer.gateway.ApiKey;
import vn.diemcau.producer.gateway.Gateway;
import vn.diemcau.producer.gateway.KeyFile;
import vn.diemcau.province.ProvinceResolver;
import vn.diemcau.province.Resolution;
import vn.diemcau.service.settings.Settings;

/** {@code diemcau keys}: the API keys of the gateway. */
@Command(
        name = "keys",
        description =
                "Creates, lists and revokes API keys of the gateway. Only the SHA-256 of a key is stored, in the file that"
                        + " DIEMCAU_KEYS_FILE names. Running gateways notice changes at once.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"1:it failed", "64:wrong usage"})
public final class KeysCommand implements Runnable {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    /** The command as the launcher mounts it. */
    public KeysCommand() {
        this(System.getenv());
    }

    KeysCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command: create, list or revoke?");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Creates a key and prints it. It cannot be printed again.")
    int create(
            @Parameters(paramLabel = "NAME", description = "Who uses the key; logs and metrics show this name.")
                    String name,
            @Option(
                            names = "--province",
                            paramLabel = "P",
                            description = "Code or name of a province: the key may only send what that province reports"
                                    + " about itself. Can be repeated.")
                    List<String> provinces)
            throws IOException {
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw wrong("The name is '" + name + "'; it takes 1 to 64 letters, digits, '.', '_' and '-'");
        }
        List<String> codes = codes(provinces == null ? List.of() : provinces);
        KeyFile file = file();
        String key = file.create(name, codes);
        say("The key '" + name + "'" + (codes.isEmpty() ? "" : " for " + String.join(", ", codes))
                + ", kept as its SHA-256 in " + file.path() + ". It is shown only once:");
        out().println(key);
        out().flush();
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the names of the keys, not the keys themselves.")
    int list() throws IOException {
        List<ApiKey> keys = file().read();
        if (keys.isEmpty()) {
            say("There is no key in " + file().path());
            return 0;
        }
        String form =
                "%-" + keys.stream().mapToInt(key -> key.name().length()).max().orElse(0) + "s  %-20s  %-20s  %s%n";
        out().printf(form, "NAME", "CREATED", "REVOKED", "PROVINCES");
        for (ApiKey key : keys) {
            String provinces = key.provinces().isEmpty() ? "all" : String.join(", ", key.provinces());
            out().printf(form, key.name(), key.created(), key.revoked() == null ? "-" : key.revoked(), provinces);
        }
        out().flush();
        return 0;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Revokes a key at once. This cannot be undone.")
    int revoke(@Parameters(paramLabel = "NAME", description = "The name of the key.") String name) throws IOException {
        file().revoke(name);
        say("The key '" + name + "' is revoked");
        return 0;
    }

    private List<String> codes(List<String> provinces) {
        TreeSet<String> codes = new TreeSet<>();
        for (String province : provinces) {
            Resolution resolution = ProvinceResolver.get().resolve(province);
            if (resolution instanceof Resolution.Resolved resolved) {
                codes.add(resolved.code());
            } else if (resolution instanceof Resolution.Unresolved unresolved) {
                throw wrong("--province is '" + province + "', which is not a province"
                        + (unresolved.nearest().isEmpty()
                                ? ""
                                : " (did you mean " + String.join(" or ", unresolved.nearest()) + "?)"));
            }
        }
        return new ArrayList<>(codes);
    }

    private KeyFile file() {
        return Gateway.keyFile(Settings.from(environment));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void say(String message) {
        spec.commandLine().getErr().println(message);
        spec.commandLine().getErr().flush();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
