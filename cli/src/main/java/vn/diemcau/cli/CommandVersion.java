package vn.diemcau.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, from the manifest of the jar. */
final class CommandVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = CommandVersion.class.getPackage().getImplementationVersion();
        return new String[] {"diemcau " + (version == null ? "(not packaged)" : version)};
    }
}
