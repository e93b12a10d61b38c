package vn.diemcau.producer.gateway;

/**
 * The limits of a gateway.
 *
 * @param sentBytes of a body as it is sent
 * @param expandedBytes of a body that was compressed
 * @param events of a request
 * @param bytesInFlight of all requests that are not answered yet
 * @param requests that are processed at the same time
 */
record GatewayLimits(long sentBytes, long expandedBytes, int events, long bytesInFlight, int requests) {
    static final GatewayLimits CONTRACT = new GatewayLimits(16L << 20, 64L << 20, 100_000, 64L << 20, 250);

    /** Short lines cost more memory than their bytes: each has a result. */
    static final int LEAST_COST = 512;
}
