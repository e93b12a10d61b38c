package vn.diemcau.producer.gateway;

import io.javalin.http.Context;
import java.util.Set;
import java.util.TreeSet;
import vn.diemcau.service.http.Problem;

/** Checks the parameters of a request. */
final class Parameters {
    private Parameters() {}

    /**
     * @throws Problem 400 if there is an unknown parameter; the message names it
     */
    static void requireKnown(Context ctx, Set<String> known) {
        for (String name : ctx.queryParamMap().keySet()) {
            if (!known.contains(name)) {
                throw new Problem(
                                400,
                                ctx.path() + " takes no parameter of that name; it takes "
                                        + String.join(", ", new TreeSet<>(known)))
                        .field(name);
            }
        }
    }
}
