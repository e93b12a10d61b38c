package vn.diemcau.benchmark;

import java.util.List;
import java.util.Map;
import vn.diemcau.parts.JavaProgram;
import vn.diemcau.topic.Topic;

/**
 * A program that reads all events.
 *
 * @param what its name in the results: limit, ours, textbook, flink, …
 * @param variant how it is set up, where there are several ways; empty where not
 * @param program what is run
 * @param arguments of the program
 * @param settings beside those that say where everything is
 * @param processes how many of it share the work
 * @param compared the topics that have to hold what the model says; none where it counts nothing
 */
record Contender(
        String what,
        String variant,
        JavaProgram program,
        List<String> arguments,
        Map<String, String> settings,
        int processes,
        List<Topic<?>> compared) {
    Contender {
        arguments = List.copyOf(arguments);
        settings = Map.copyOf(settings);
        compared = List.copyOf(compared);
    }

    /** What and how. */
    String name() {
        return variant.isEmpty() ? what : what + " (" + variant + ")";
    }
}
