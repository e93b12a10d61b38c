package vn.diemcau.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import vn.diemcau.service.kafka.Cluster;

/**
 * The rules of the house: who may use whom, and what a package and a class are called. A class that breaks one belongs
 * elsewhere; a package that no module has is added to {@link #PACKAGES}.
 */
class HouseTest {
    /** The packages of each module. */
    private static final Map<String, List<String>> PACKAGES = Map.of(
            "schemas",
            List.of(
                    "vn.diemcau.event",
                    "vn.diemcau.summary",
                    "vn.diemcau.province",
                    "vn.diemcau.registry",
                    "vn.diemcau.rules",
                    "vn.diemcau.schema",
                    "vn.diemcau.serde",
                    "vn.diemcau.topic"),
            "service",
            List.of("vn.diemcau.service"),
            "articles",
            List.of("vn.diemcau.articles"),
            "model",
            List.of("vn.diemcau.model"),
            "producer",
            List.of("vn.diemcau.producer"),
            "streams",
            List.of("vn.diemcau.streams"),
            "consumer",
            List.of("vn.diemcau.consumer"),
            "cli",
            List.of("vn.diemcau.cli"),
            "stack",
            List.of("vn.diemcau.stack"),
            "benchmark",
            List.of("vn.diemcau.benchmark", "vn.diemcau.chaos", "vn.diemcau.parts"));

    /** Which modules each may use; all others are forbidden. */
    private static final Map<String, List<String>> MAY_USE = Map.of(
            "schemas",
            List.of(),
            "service",
            List.of("schemas"),
            "articles",
            List.of("schemas"),
            "model",
            List.of("schemas"),
            "producer",
            List.of("schemas", "service", "articles"),
            "streams",
            List.of("schemas", "service"),
            "consumer",
            List.of("schemas", "service"),
            "cli",
            List.of("schemas", "service", "articles", "model", "producer", "streams", "consumer"),
            "stack",
            List.of("schemas", "service", "articles", "model", "producer", "streams", "consumer", "cli"),
            "benchmark",
            List.of("schemas", "service", "articles", "model", "producer", "streams", "consumer", "cli", "stack"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("vn.diemcau");

    @Test
    void shouldHaveEachClassInAModule() {
        assertThat(CLASSES)
                .hasSizeGreaterThan(300)
                .allSatisfy(type -> assertThat(PACKAGES.values())
                        .as(type.getName())
                        .anySatisfy(packages -> assertThat(packages)
                                .anyMatch(name -> (type.getPackageName() + ".").startsWith(name + "."))));
    }

    @Test
    void shouldLetArrowsRunUpwardOnly() {
        // Given
        Architectures.LayeredArchitecture house =
                Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (Map.Entry<String, List<String>> module : PACKAGES.entrySet()) {
            house = house.layer(module.getKey())
                    .definedBy(
                            module.getValue().stream().map(name -> name + "..").toArray(String[]::new));
        }
        for (Map.Entry<String, List<String>> module : MAY_USE.entrySet()) {
            Architectures.LayeredArchitecture.LayerDependencySpecification layer = house.whereLayer(module.getKey());
            house = module.getValue().isEmpty()
                    ? layer.mayNotAccessAnyLayer()
                    : layer.mayOnlyAccessLayers(module.getValue().toArray(String[]::new));
        }

        // When, then
        house.check(CLASSES);
    }

    @Test
    void shouldHaveNoCyclesOfPackages() {
        slices().matching("vn.diemcau.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void shouldKeepKafkaOutOfWhatIsPure() {
        noClasses()
                .that()
                .resideInAnyPackage("vn.diemcau.streams.core..", "vn.diemcau.articles..", "vn.diemcau.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    /** Others would have settings, errors and client ids of their own. */
    @Test
    void shouldAskBrokersThroughOneClient() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Cluster.class.getName())
                .and()
                .haveNameNotMatching("vn[.]diemcau[.](streams[.]runtime[.]StreamsClients|(benchmark|chaos|parts)[.].*)")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(type(Admin.class)))
                        .and(JavaCall.Predicates.target(HasName.Predicates.name("create"))))
                .check(CLASSES);
    }

    @Test
    void shouldSayOfEachPackageWhatLivesThere() {
        // Given
        Map<String, List<SourceFile>> packages = SourceFile.byPackage();

        // When
        packages.values().removeIf(files -> files.stream().anyMatch(SourceFile::isPackageInfo));

        // Then
        assertThat(packages.keySet()).isEmpty();
    }

    /** Log stores search by keys and values, not by words of a message; a debug line may carry an error only. */
    @Test
    void shouldLogEachEventWithStableKeys() {
        // Given
        Pattern plain = Pattern.compile("LOG[.](info|warn|error)[(]|LOG[.]debug[(][^;]*[{]}");
        Pattern structured = Pattern.compile("LOG\\s*[.]at[A-Z][^;]*;");
        Pattern event = Pattern.compile("addKeyValue[(]\"event\", \"[a-z-]+\"[)]");
        Map<String, String> services = new TreeMap<>();

        // When
        SourceFile.all().stream()
                .filter(SourceFile::isMain)
                .filter(file -> !file.packageName().matches("vn[.]diemcau[.](benchmark|chaos|parts)(|[.].*)"))
                .forEach(file -> services.put(file.packageName() + "." + file.simpleName(), file.text()));

        // Then
        assertThat(services)
                .allSatisfy((name, text) -> assertThat(text).as(name).doesNotContainPattern(plain));
        assertThat(services.values().stream()
                        .flatMap(text -> structured.matcher(text).results())
                        .map(MatchResult::group))
                .hasSizeGreaterThan(30)
                .allSatisfy(line -> assertThat(line).containsPattern(event));
    }

    /** A test with several steps says which of them is tested: one Given, one When, one Then. */
    @Test
    void shouldTestOneStepAtATime() {
        // Given
        Pattern begin = Pattern.compile("(?m)^    @(Test|ParameterizedTest|Property|Example|RepeatedTest)\\b");
        Map<String, String> marks = new TreeMap<>();

        // When
        SourceFile.all().stream().filter(file -> !file.isMain()).forEach(file -> {
            String[] tests = begin.split(file.text());
            for (int i = 1; i < tests.length; i++) {
                marks.put(file.simpleName() + ", test " + i, SourceFile.stepsOf(tests[i]));
            }
        });

        // Then
        assertThat(marks).hasSizeGreaterThan(900);
        assertThat(marks)
                .allSatisfy((test, steps) -> assertThat(steps).as(test).matches("(|Given )(When Then |When, then )|"));
    }

    /** The peer is the same program once more, written as others would write it: its names are its own. */
    @Test
    void shouldUseEachNameOfAClassOnce() {
        // Given
        Map<String, TreeSet<String>> places = new TreeMap<>();

        // When
        SourceFile.all().stream()
                .filter(file -> !file.isPackageInfo())
                .filter(file -> !file.packageName().equals("vn.diemcau.benchmark.peer"))
                .forEach(file -> places.computeIfAbsent(file.simpleName(), name -> new TreeSet<>())
                        .add(file.packageName()));

        // Then
        assertThat(places).hasSizeGreaterThan(300);
        assertThat(places)
                .allSatisfy((name, packages) -> assertThat(packages).as(name).hasSize(1));
    }
}
