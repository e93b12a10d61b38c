package vn.diemcau.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of Java in one of the modules.
 *
 * @param packageName the folder below {@code src/main/java} or {@code src/test/java}, as a name
 * @param simpleName the file's name without {@code .java}
 * @param path where it is
 */
record SourceFile(String packageName, String simpleName, Path path) {
    private static final Pattern STEP = Pattern.compile("(?m)^ *// (Given|When, then|When|Then)\\b");

    /** Surefire runs the tests in the folder of their module, which lies beside the others. */
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    /** All of the project, tests included, generated ones not. */
    static List<SourceFile> all() {
        try (Stream<Path> modules = Files.list(PROJECT)) {
            return modules.flatMap(
                            module -> Stream.of(module.resolve("src/main/java"), module.resolve("src/test/java")))
                    .filter(Files::isDirectory)
                    .flatMap(SourceFile::under)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of each package, main and test together. */
    static Map<String, List<SourceFile>> byPackage() {
        return all().stream()
                .collect(Collectors.groupingBy(SourceFile::packageName, TreeMap::new, Collectors.toList()));
    }

    boolean isPackageInfo() {
        return simpleName.equals("package-info");
    }

    /** Whether it is part of the product, and no test. */
    boolean isMain() {
        return path.toString().contains("/src/main/java/");
    }

    /** The steps that comments of a test name, in their order; a test ends where its last bracket closes. */
    static String stepsOf(String test) {
        return STEP.matcher(test.split("(?m)^    }$", 2)[0])
                .results()
                .map(step -> step.group(1) + " ")
                .collect(Collectors.joining());
    }

    String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<SourceFile> under(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file -> of(root.relativize(file), file))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile of(Path file, Path path) {
        String name = file.getFileName().toString();
        return new SourceFile(
                file.getParent().toString().replace('/', '.'),
                name.substring(0, name.length() - ".java".length()),
                path);
    }
}
