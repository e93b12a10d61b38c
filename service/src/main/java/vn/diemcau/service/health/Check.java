package vn.diemcau.service.health;

import java.util.Optional;

/** Checks something that a service needs for its work. */
@FunctionalInterface
public interface Check {
    /**
     * What is wrong, in a phrase; empty if nothing is. It may take a while; it is interrupted when nobody waits for the
     * answer any more.
     *
     * @throws Exception if the check fails, which counts as a problem
     */
    Optional<String> problem() throws Exception;
}
