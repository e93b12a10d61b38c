package vn.diemcau.containers;

/** Where a running stack is, as its users know it: all that the black-box suite needs of it. */
record Addresses(
        String bootstrapServers, String schemaRegistry, String jdbcUrl, String jdbcUser, String jdbcPassword) {}
