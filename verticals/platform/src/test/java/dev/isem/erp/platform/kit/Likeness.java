package dev.isem.erp.platform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the sources of all verticals have alike, so that whoever knows one finds any line of another. */
public final class Likeness {

    /** The words by which a resource is declared, in the order in which all say them. */
    private static final List<String> DECLARED = List.of(
            "linesOf",
            "guardedAs",
            "tenantIn",
            "joining",
            "icon",
            "sortedBy",
            "newestFirst",
            "highestFirst",
            "shownFirst",
            "calledBy",
            "order",
            "under",
            "hidden",
            "appendOnly",
            "only",
            "fields",
            "editableIn",
            "children",
            "transitions");

    private static final Pattern DECLARATION = Pattern.compile("return Resource\\.of\\(.*?;\n {4}}", Pattern.DOTALL);

    /** What stands at the start of a line, indented as the formatter does it, is said of the resource itself. */
    private static final Pattern WORD = Pattern.compile("^ {16}\\.(\\w+)\\(", Pattern.MULTILINE);

    private static final Pattern ROUTE = Pattern.compile("^ {4}@(Get|Post|Put|Delete)Mapping", Pattern.MULTILINE);

    private static final Pattern OF_A_RESOURCE = Pattern.compile("extends (Crud|Read)Endpoints");

    /** Beans are found when the image is made, where nobody's environment is known. */
    private static final Pattern BEAN_OF_AN_ENVIRONMENT = Pattern.compile(
            "@(Profile|Conditional(?!On((Missing)?(Bean|Class)|SingleCandidate|(Not)?WebApplication)\\b))\\w*");

    private Likeness() {}

    /** Fails, and tells each file and what is odd about it. */
    public static void check(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .flatMap(file -> oddities(file.getFileName().toString(), read(file)).stream()))
                    .isEmpty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> oddities(String file, String source) {
        List<String> found = new ArrayList<>();
        DECLARATION.matcher(source).results().map(MatchResult::group).forEach(declaration -> {
            List<Integer> order = WORD.matcher(declaration)
                    .results()
                    .map(word -> DECLARED.indexOf(word.group(1)))
                    .toList();
            if (!order.equals(order.stream().sorted().toList())) {
                found.add(file + " declares its resource in another order than " + DECLARED);
            }
        });
        if (BEAN_OF_AN_ENVIRONMENT.matcher(source).find()) {
            found.add(
                    file
                            + " has a bean that some environments lack; its method decides, for beans are found when the image is made");
        }
        if (source.contains("\n@RestController\n")) {
            found.addAll(odditiesOfRoutes(file, source));
        }
        return found;
    }

    private static List<String> odditiesOfRoutes(String file, String source) {
        List<String> found = new ArrayList<>();
        boolean many = OF_A_RESOURCE.matcher(source).find()
                || ROUTE.matcher(source).results().count() > 1;
        if (!file.endsWith(many ? "Endpoints.java" : "Endpoint.java")) {
            found.add(file + " answers " + (many ? "several routes" : "one route") + " and is not called so");
        }
        if (source.contains(".sql(")) {
            found.add(file + " has SQL; it lies with the rules, in a class named by the plural");
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
