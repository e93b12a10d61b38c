package vn.diemcau.stack;

/**
 * Where the parts of the embedded stack listen, on loopback; 0: any free port.
 *
 * @param broker the port of the broker
 * @param registry the port of the schema registry
 * @param database the port of PostgreSQL
 */
record StackPorts(int broker, int registry, int database) {
    /** Any free ports. */
    static final StackPorts ANY = new StackPorts(0, 0, 0);
}
