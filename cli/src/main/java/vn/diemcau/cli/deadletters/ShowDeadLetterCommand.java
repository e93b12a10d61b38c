package vn.diemcau.cli.deadletters;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.HexDump;
import org.apache.kafka.common.header.Header;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.cli.report.DisplayText;
import vn.diemcau.service.settings.ClusterOptions;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.DeadLetter;
import vn.diemcau.topic.RecordKey;
import vn.diemcau.topic.Topics;

/** {@code diemcau dead-letters show}: everything about one dead letter. */
@Command(
        name = "show",
        description = {"Shows a dead letter: where it came from, why it failed, its headers, key and value.", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ShowDeadLetterCommand implements Callable<Integer> {
    private static final Pattern PLACE = Pattern.compile("(?:(.+)/)?([0-9]{1,9})/([0-9]{1,18})");

    @Parameters(
            paramLabel = "LETTER",
            description = "PARTITION/OFFSET of the dead letter, as list prints it; or the origin TOPIC/PARTITION/OFFSET"
                    + " of a record, to show all dead letters of that record.")
    private String place;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "4096",
            description = "Print at most so many bytes of the value. Default: ${DEFAULT-VALUE}.")
    private int bytes;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "'" + place + "' is neither PARTITION/OFFSET nor TOPIC/PARTITION/OFFSET");
        }
        Settings settings = cluster.settings(System.getenv());
        List<Letter> found = find(settings, parts);
        if (found.isEmpty()) {
            throw new CommandException("There is no dead letter " + place + "; 'dead-letters list' lists them all");
        }
        Redrives redrives = Redrives.read(settings);
        try (ValueText text = new ValueText(settings)) {
            for (Letter letter : found) {
                print(letter, redrives, text);
            }
        }
        return 0;
    }

    private List<Letter> find(Settings settings, Matcher parts) {
        String prefix = settings.get(Setting.TOPIC_PREFIX);
        List<Letter> found = new ArrayList<>();
        try (LetterLog log = LetterLog.open(settings, Topics.DEAD_LETTERS)) {
            if (parts.group(1) == null) {
                log.at(Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)))
                        .ifPresent(found::add);
            } else {
                log.read(Optional.empty(), letter -> {
                    if (letter.origin().equals(place) || letter.origin().equals(prefix + place)) {
                        found.add(letter);
                    }
                    return true;
                });
            }
        }
        return found;
    }

    private void print(Letter letter, Redrives redrives, ValueText text) throws IOException {
        line("Letter", letter.place());
        line("Diverted", ListDeadLettersCommand.shown(letter.time()));
        line("Origin", letter.origin());
        if (letter.about().isPresent()) {
            DeadLetter about = letter.about().get();
            line("Recorded", ListDeadLettersCommand.shown(Instant.ofEpochMilli(about.timestamp())));
            line("Stage", about.stage());
            line("Error", about.error());
        }
        line("Reason", letter.reason());
        line("Sent back", redrives.contains(letter) ? "yes" : "no");
        line("Came back", DeadLetter.redrives(letter.headers()) + " times");
        for (Header header : DeadLetter.withoutOurs(letter.headers())) {
            byte[] value = header.value() == null ? new byte[0] : header.value();
            line("Header", header.key() + " = " + new String(value, StandardCharsets.UTF_8));
        }
        line("Key", key(letter.key()));
        dumpValue(letter.value());
        if (letter.value() != null) {
            out().println();
            out().println(text.of(letter));
        }
        out().println();
        out().flush();
    }

    private void dumpValue(byte[] value) throws IOException {
        line("Value", value == null ? "none" : value.length + " bytes");
        int length = value == null ? 0 : Math.min(value.length, Math.max(bytes, 0));
        if (length > 0) {
            HexDump.dump(value, 0, out(), 0, length);
            if (length < value.length) {
                out().println("… " + (value.length - length) + " more bytes; show them with --bytes N");
            }
        }
    }

    private static String key(byte[] key) {
        try {
            return RecordKey.text(key);
        } catch (IllegalArgumentException e) {
            if (key == null || key.length == 0) {
                return "none";
            }
            StringBuilder dump = new StringBuilder("no text: ");
            for (byte part : key) {
                dump.append(String.format("%02x ", part));
            }
            return dump.toString();
        }
    }

    private void line(String name, String value) {
        out().printf("%-10s %s%n", name, DisplayText.clean(value));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
