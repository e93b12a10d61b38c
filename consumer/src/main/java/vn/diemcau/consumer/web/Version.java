package vn.diemcau.consumer.web;

/** The version of the program. */
final class Version {
    private Version() {}

    /** The version as it was packaged. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "not packaged" : version;
    }
}
