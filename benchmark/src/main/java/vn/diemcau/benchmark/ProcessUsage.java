package vn.diemcau.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What the system says about a running process: Linux' {@code /proc}. */
record ProcessUsage(long pid) {
    /** Times in {@code /proc} are in hundredths of a second on every Linux that Java runs on. */
    private static final double TICKS_A_SECOND = 100;

    private static final int USER_TIME = 11;

    /** Seconds of processor time, in user and kernel mode, of all its threads so far. */
    double cpuSeconds() {
        String stat = read("stat");
        // The name of the program, in parentheses, may hold spaces.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) / TICKS_A_SECOND;
    }

    /** The most memory that it ever held, in MiB. */
    double peakRssMiB() {
        return status("VmHWM:") / 1024.0;
    }

    /** The command line, without the class path. */
    List<String> commandLine() {
        return List.of(read("cmdline").split("\0")).stream()
                .filter(argument -> !argument.contains(".jar"))
                .toList();
    }

    /** Its variables that set something of the project, without passwords; {@code NAME=value}. */
    List<String> settings() {
        return List.of(read("environ").split("\0")).stream()
                .filter(variable -> variable.startsWith("DIEMCAU_") && !variable.contains("PASSWORD"))
                .sorted()
                .toList();
    }

    private long status(String field) {
        return read("status")
                .lines()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("There is no process " + pid + " any more", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what the system says about process " + pid, e);
        }
    }
}
