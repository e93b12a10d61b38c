package vn.diemcau.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a Java program is started.
 *
 * @param mainClass its full name
 * @param classPath as Java takes it
 * @param options of Java, before the class: heap, collector
 */
public record JavaProgram(String mainClass, String classPath, List<String> options) {
    public JavaProgram {
        options = List.copyOf(options);
    }

    /** A program on the class path of this process. */
    public static JavaProgram of(Class<?> main, List<String> options) {
        return new JavaProgram(main.getName(), System.getProperty("java.class.path"), options);
    }

    /** A small and quick one: for many processes on one machine, none of which is measured. */
    static JavaProgram small(Class<?> main, int heapMegabytes) {
        return of(main, List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    }

    /** The command line, with the Java that runs this process. */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Dlogback.configurationFile=logback.xml");
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }
}
