package vn.diemcau.stack.registry;

import static vn.diemcau.stack.registry.RegistryRoutes.answer;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.diemcau.schema.Compatibility;

/** The paths of compatibility levels, of checks against them, and of modes. */
final class LevelRoutes {
    private static final String MODE = "READWRITE";
    private static final Set<String> OTHER_MODES = Set.of("READONLY", "READONLY_OVERRIDE", "IMPORT", "FORWARD");

    private final SchemaStore store;

    LevelRoutes(SchemaStore store) {
        this.store = store;
    }

    void addTo(RoutesConfig routes) {
        addLevels(routes);
        addChecks(routes);
        addModes(routes);
    }

    private void addLevels(RoutesConfig routes) {
        Set<String> global = Set.of("defaultToGlobal");
        routes.get("/config", answer(global, request -> level(store.level())));
        routes.put("/config", answer(Set.of(), request -> {
            Compatibility level = level(request);
            store.setLevel(level);
            return Map.of("compatibility", level);
        }));
        routes.delete("/config", answer(Set.of(), request -> level(store.resetLevel())));
        routes.get(
                "/config/{subject}",
                answer(global, request -> level(store.level(request.subject(), request.flag("defaultToGlobal")))));
        routes.put("/config/{subject}", answer(Set.of(), request -> {
            Compatibility level = level(request);
            store.setLevel(request.subject(), level);
            return Map.of("compatibility", level);
        }));
        routes.delete("/config/{subject}", answer(Set.of(), request -> level(store.resetLevel(request.subject()))));
    }

    private void addChecks(RoutesConfig routes) {
        String versions = "/compatibility/subjects/{subject}/versions";
        Set<String> parameters = Set.of("verbose", "normalize");
        routes.post(
                versions,
                answer(
                        parameters,
                        request -> verdict(
                                request, store.objections(request.subject(), SchemaText.parse(request.schema())))));
        routes.post(
                versions + "/{version}",
                answer(
                        parameters,
                        request -> verdict(
                                request,
                                store.objections(
                                        request.subject(), request.version(), SchemaText.parse(request.schema())))));
    }

    private void addModes(RoutesConfig routes) {
        Set<String> force = Set.of("force");
        routes.get("/mode", answer(Set.of("defaultToGlobal"), request -> mode()));
        routes.put("/mode", answer(force, request -> {
            requireOurMode(request);
            return mode();
        }));
        routes.get("/mode/{subject}", answer(Set.of("defaultToGlobal"), request -> {
            if (!request.flag("defaultToGlobal") && !store.hasMode(request.subject())) {
                throw new RegistryError(
                        40409, "Subject '" + request.subject() + "' does not have subject-level mode configured");
            }
            return mode();
        }));
        routes.put("/mode/{subject}", answer(force, request -> {
            requireOurMode(request);
            store.setMode(request.subject());
            return mode();
        }));
        routes.delete("/mode/{subject}", answer(Set.of(), request -> {
            store.resetMode(request.subject());
            return mode();
        }));
    }

    private static Map<String, String> mode() {
        return Map.of("mode", MODE);
    }

    private static void requireOurMode(Request request) {
        String mode = request.body(Set.of("mode")).path("mode").asText();
        if (OTHER_MODES.contains(mode)) {
            throw new RegistryError(42205, "Only the mode " + MODE + " is supported");
        }
        if (!mode.equals(MODE)) {
            throw new RegistryError(42204, "Invalid mode '" + mode + "'. The valid value is " + MODE);
        }
    }

    private static Compatibility level(Request request) {
        String name =
                request.body(Set.of("compatibility")).path("compatibility").asText();
        try {
            return Compatibility.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw RegistryError.invalidLevel(name);
        }
    }

    private static Map<String, Compatibility> level(Compatibility level) {
        return Map.of("compatibilityLevel", level);
    }

    private static Map<String, Object> verdict(Request request, List<String> objections) {
        return request.flag("verbose")
                ? Map.of("is_compatible", objections.isEmpty(), "messages", objections)
                : Map.of("is_compatible", objections.isEmpty());
    }
}
