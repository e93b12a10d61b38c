package vn.diemcau.stack.registry;

import static vn.diemcau.stack.registry.RegistryRoutes.answer;
import static vn.diemcau.stack.registry.RegistryRoutes.text;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Set;

/** The paths of subjects and their versions. */
final class SubjectRoutes {
    private static final String SUBJECT = "/subjects/{subject}";
    private static final String VERSIONS = SUBJECT + "/versions";
    private static final String VERSION = VERSIONS + "/{version}";

    private final SchemaStore store;

    SubjectRoutes(SchemaStore store) {
        this.store = store;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/subjects",
                answer(
                        Set.of("subjectPrefix", "deleted", "deletedOnly"),
                        Paging.PARAMETERS,
                        request -> request.page().of(store.subjects(request.prefix(), request.deletion()))));
        routes.post(
                SUBJECT,
                answer(
                        Set.of("normalize", "deleted"),
                        request -> store.lookUp(
                                request.subject(),
                                SchemaText.of(request.schema(), request.flag("normalize")),
                                request.flag("deleted"))));
        routes.delete(
                SUBJECT,
                answer(
                        Set.of("permanent"),
                        request -> store.deleteSubject(request.subject(), request.flag("permanent"))));
        addVersions(routes);
    }

    private void addVersions(RoutesConfig routes) {
        routes.get(
                VERSIONS,
                answer(
                        Set.of("deleted", "deletedOnly"),
                        Paging.PARAMETERS,
                        request -> request.page().of(store.versions(request.subject(), request.deletion()))));
        routes.post(VERSIONS, answer(Set.of("normalize"), request -> {
            String text = SchemaText.of(request.schema(), request.flag("normalize"));
            return store.register(request.subject(), text, request.versionToBe());
        }));
        routes.get(
                VERSION,
                answer(
                        Set.of("deleted"),
                        request -> store.version(request.subject(), request.version(), request.flag("deleted"))));
        routes.get(
                VERSION + "/schema",
                text(
                        Set.of("deleted"),
                        request -> store.version(request.subject(), request.version(), request.flag("deleted"))
                                .schema()));
        // schemas have no references here
        routes.get(VERSION + "/referencedby", answer(Set.of("deleted"), Paging.PARAMETERS, request -> {
            store.version(request.subject(), request.version(), true);
            return List.of();
        }));
        routes.delete(
                VERSION,
                answer(
                        Set.of("permanent"),
                        request ->
                                store.deleteVersion(request.subject(), request.version(), request.flag("permanent"))));
    }
}
