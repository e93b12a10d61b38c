package vn.diemcau.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.errors.InterruptException;
import vn.diemcau.registry.RegistryException.Failure;

/** Calls to a registry with one or more URLs: which of them is asked, and when to retry. */
final class RegistryCalls {
    /** The path of the settings of subjects. */
    static final String CONFIG = "/config/";

    /** Failures of one URL after which the next URL may work. */
    private static final Set<Failure> MAY_BE_OF_ONE_PLACE =
            EnumSet.of(Failure.UNAVAILABLE, Failure.UNTRUSTED, Failure.UNUSABLE);

    private final RegistryConfig config;
    private final List<RegistryPlace> places;
    private volatile int preferred;

    RegistryCalls(RegistryConfig config) {
        this.config = config;
        this.places = config.places().stream()
                .map(place -> new RegistryPlace(place, config))
                .toList();
    }

    /**
     * The answer to a GET or, with a body, a POST (under {@link #CONFIG}: a PUT), which is a JSON object. Asks every
     * URL in turn, and all of them again after a growing pause as long as one of them gave no answer; wrong answers and
     * untrusted certificates of the others will not change by themselves.
     *
     * @param path from the URL of the registry on, with a slash
     * @param body null for a GET
     */
    JsonNode call(String path, String body) throws RegistryException {
        for (int attempt = 0; ; attempt++) {
            RegistryException failed = null;
            int first = preferred;
            for (int i = 0; i < places.size(); i++) {
                int index = (first + i) % places.size();
                try {
                    JsonNode answer = places.get(index).call(path, body);
                    preferred = index;
                    return answer;
                } catch (RegistryException e) {
                    if (!MAY_BE_OF_ONE_PLACE.contains(e.failure())) {
                        throw e;
                    }
                    boolean better = failed == null
                            || failed.failure() == Failure.UNTRUSTED
                            || e.failure() == Failure.UNAVAILABLE;
                    failed = better ? e : failed;
                }
            }
            if (attempt == config.retries() || failed.failure() != Failure.UNAVAILABLE) {
                throw failed;
            }
            pause(attempt);
        }
    }

    /** Exponential with jitter, so that many clients do not come back at once. */
    private void pause(int attempt) {
        double longest = Math.min(config.pause().toMillis() * Math.pow(2, attempt), (double)
                config.maxPause().toMillis());
        try {
            Thread.sleep(Math.round(longest * (0.5 + ThreadLocalRandom.current().nextDouble() / 2)));
        } catch (InterruptedException e) {
            throw new InterruptException("Interrupted while waiting for the schema registry", e);
        }
    }
}
