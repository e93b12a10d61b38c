package vn.diemcau.benchmark;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.diemcau.parts.Versions;

/** Asks a running Java process which versions it runs. */
final class RunningJvm {
    private RunningJvm() {}

    /** The version of Java, and what the process announced as {@link Versions}, by name. */
    static SortedMap<String, String> versions(long pid) {
        SortedMap<String, String> versions = new TreeMap<>();
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                Properties properties = machine.getSystemProperties();
                versions.put("java", properties.getProperty("java.runtime.version"));
                properties.stringPropertyNames().stream()
                        .filter(name -> name.startsWith(Versions.PREFIX))
                        .forEach(name ->
                                versions.put(name.substring(Versions.PREFIX.length()), properties.getProperty(name)));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException("Process " + pid + " does not say what it runs: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + pid + " does not say what it runs", e);
        }
        return versions;
    }
}
