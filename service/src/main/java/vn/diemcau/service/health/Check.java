package vn.diemcau.service.health;

import java.util.Optional;

/** Looks whether something is there that a service needs to do its work. */
@FunctionalInterface
public interface Check {
    /**
     * What is wrong, in a phrase; empty if nothing is. It may take a while: it is interrupted when nobody waits for the
     * answer any more.
     *
     * @throws Exception if it cannot be told, which counts as wrong
     */
    Optional<String> problem() throws Exception;
}
