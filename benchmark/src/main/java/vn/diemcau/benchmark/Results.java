package vn.diemcau.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Everything that a call of the benchmark measured; results that are not exact are kept, but not evaluated. */
final class Results {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final PrintStream out;
    private final ObjectNode machine = Machine.describe();
    private final ObjectNode versions = JSON.createObjectNode();
    private final ObjectNode settings = JSON.createObjectNode();
    private final List<Run> runs = new ArrayList<>();
    private final Map<String, Double> ratios = new LinkedHashMap<>();

    /** @param out takes messages while it runs */
    Results(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    void add(Run run) {
        runs.add(run);
        say("  " + Table.line(run));
    }

    List<Run> runs() {
        return List.copyOf(runs);
    }

    /** Asks a running process, once for each name, which versions it runs and how it is set up. */
    void describe(String what, long pid) {
        if (versions.has(what)) {
            return;
        }
        ObjectNode its = versions.putObject(what);
        RunningJvm.versions(pid).forEach(its::put);
        ProcessUsage process = new ProcessUsage(pid);
        ObjectNode set = settings.putObject(what);
        process.commandLine().forEach(set.putArray("commandLine")::add);
        process.settings().forEach(set.putArray("environment")::add);
    }

    /** Notes what a part that is no Java process says of itself. */
    void describe(String what, Map<String, String> itsVersions, Map<String, String> itsSettings) {
        itsVersions.forEach(versions.withObject("/" + what)::put);
        itsSettings.forEach(settings.withObject("/" + what)::put);
    }

    /** The median of a figure over the exact runs of a program in whichever way it was set up best; empty if there are none. */
    OptionalDouble best(String what, String figure) {
        return runs.stream()
                .filter(run -> run.what().equals(what) && run.exact())
                .map(Run::name)
                .distinct()
                .mapToDouble(name -> median(name, figure))
                .max();
    }

    /** The median of a figure over the exact runs of a program, set up in one way. */
    double median(String name, String figure) {
        return Statistics.of(figures(run -> run.name().equals(name), figure)).median();
    }

    /** Notes how many times as large one figure is as another, where there are both. */
    void ratio(String name, OptionalDouble one, OptionalDouble other) {
        if (one.isPresent() && other.isPresent()) {
            ratios.put(name, one.getAsDouble() / other.getAsDouble());
        }
    }

    /** The names of the runs, in the order in which they came first. */
    List<String> names() {
        return runs.stream().map(Run::name).distinct().toList();
    }

    double[] figures(Predicate<Run> which, String figure) {
        return runs.stream()
                .filter(which.and(Run::exact))
                .mapToDouble(run -> run.figure(figure))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    boolean isExact() {
        return runs.stream().allMatch(Run::exact);
    }

    /** Prints the table and, if a file is named, writes the JSON object. */
    void finish(Path file) throws IOException {
        machine.put("loadAtEnd", Machine.load());
        new Table(this).print(out);
        ratios.forEach((name, ratio) -> out.printf("%s: %.3f%n", name, ratio));
        if (file != null) {
            JSON.writeValue(file.toFile(), json());
        }
    }

    ObjectNode json() {
        ObjectNode json = JSON.createObjectNode();
        json.set("machine", machine);
        json.set("versions", versions);
        json.set("settings", settings);
        ArrayNode all = json.putArray("runs");
        runs.stream().map(Run::json).forEach(all::add);
        ObjectNode allRatios = json.putObject("ratios");
        ratios.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(ratio -> allRatios.put(ratio.getKey(), Math.round(ratio.getValue() * 1000) / 1000.0));
        return json;
    }
}
