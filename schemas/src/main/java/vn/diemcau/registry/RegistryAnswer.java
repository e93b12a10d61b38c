package vn.diemcau.registry;

/**
 * An answer of a registry that is not a success.
 *
 * @param status the HTTP status
 * @param code the {@code error_code} of the JSON body; 0 where it has none
 */
record RegistryAnswer(int status, int code) {
    /**
     * Whether a registry refused the schema or its id. Only an error code of the registry that matches the status shows
     * that: a proxy or a missing page answers with the same statuses.
     *
     * @param withSchema whether the request brought a schema, which may be incompatible (409) or invalid (422); a
     *     request for an id can only be answered with not found
     */
    boolean isRefusal(boolean withSchema) {
        return switch (status) {
            case 404 -> code / 100 == 404;
            case 409 -> withSchema && (code == 409 || code / 100 == 409);
            case 422 -> withSchema && (code == 422 || code / 100 == 422);
            default -> false;
        };
    }
}
