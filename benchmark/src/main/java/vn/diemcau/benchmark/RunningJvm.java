package vn.diemcau.benchmark;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Asks a running Java process which versions it runs. */
final class RunningJvm {
    /** A program that is no client of Kafka says here which version it is of what. */
    static final String VERSION_PROPERTY = "diemcau.version.";

    private RunningJvm() {}

    /** The versions of Java, of Kafka's parts and of what the process itself says it runs, by name. */
    static SortedMap<String, String> versions(long pid) {
        SortedMap<String, String> versions = new TreeMap<>();
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                Properties properties = machine.getSystemProperties();
                versions.put("java", properties.getProperty("java.runtime.version"));
                properties.stringPropertyNames().stream()
                        .filter(name -> name.startsWith(VERSION_PROPERTY))
                        .forEach(name -> versions.put(
                                name.substring(VERSION_PROPERTY.length()), properties.getProperty(name)));
                try (JMXConnector connector =
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
                    addKafka(connector.getMBeanServerConnection(), versions);
                }
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | JMException e) {
            throw new IllegalStateException("Process " + pid + " does not say what it runs: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + pid + " does not say what it runs", e);
        }
        return versions;
    }

    private static void addKafka(MBeanServerConnection beans, SortedMap<String, String> versions)
            throws IOException, JMException {
        add(beans, "kafka.server:type=app-info,*", "version", "kafka broker", versions);
        add(beans, "kafka.consumer:type=app-info,*", "version", "kafka clients", versions);
        add(beans, "kafka.streams:type=stream-metrics,client-id=*", "version", "kafka streams", versions);
    }

    private static void add(
            MBeanServerConnection beans,
            String pattern,
            String attribute,
            String name,
            SortedMap<String, String> versions)
            throws IOException, JMException {
        for (ObjectName bean : beans.queryNames(new ObjectName(pattern), null)) {
            Object value = beans.getAttributes(bean, new String[] {attribute}).asList().stream()
                    .findFirst()
                    .map(found -> found.getValue())
                    .orElse(null);
            if (value != null) {
                versions.put(name, value.toString());
            }
        }
    }
}
