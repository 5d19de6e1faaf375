package dev.isem.erp.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "dev.isem.erp.platform", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Pattern A_VERTICALS_WORD = Pattern.compile(
            "(?i)\\b(partners?|products?|warehouses?|projects?|budgets?|patients?|crews?|employees?|payrolls?|estimates?|contracts?|invitations?|suppliers|construccion|vidrio|mecanicas|retail|clinicas)\\b");

    /** What lies in stock is called so in every vertical that keeps any. */
    private static final Pattern STOCKS_OWN_WORD = Pattern.compile("(?i)\\bproducts?\\b");

    @ArchTest
    static final ArchRule NOTHING_HERE_KNOWS_A_VERTICAL = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.isem.erp.core..", "dev.isem.erp.construccion..", "dev.isem.erp.operator..");

    /** Who reads one package need not read all of them. */
    @ArchTest
    static final ArchRule NO_PACKAGES_STAND_IN_A_CIRCLE =
            slices().matching("dev.isem.erp.platform.(*)..").should().beFreeOfCycles();

    /** A step in a Job must start in a moment, so it does without Spring. */
    @ArchTest
    static final ArchRule MIGRATING_NEEDS_NO_SPRING = noClasses()
            .that()
            .resideInAPackage("..migrate..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule TENANCY_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("..tenancy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..web..", "..security..", "..resource..");

    /** The wiring at the root knows all, so nothing may know it. */
    @ArchTest
    static final ArchRule NOTHING_KNOWS_THE_WIRING = noClasses()
            .that()
            .resideOutsideOfPackage("dev.isem.erp.platform")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.isem.erp.platform");

    /** One component sets the tenant, so one place has to be right. */
    @ArchTest
    static final ArchRule ONLY_TENANCY_TOUCHES_CONNECTIONS = noClasses()
            .that()
            .resideInAnyPackage("..web..", "..security..", "..resource..", "..demo..", "..stock..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.Connection");

    @Test
    void noVerticalsWordIsInTheLibrary() throws IOException {
        List<String> found;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            found = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("migrate"))
                    .filter(file -> A_VERTICALS_WORD.matcher(wordsOf(file)).find())
                    .map(Path::toString)
                    .toList();
        }
        assertThat(found).isEmpty();
    }

    private static String wordsOf(Path file) {
        return file.toString().contains("/stock/")
                ? STOCKS_OWN_WORD.matcher(read(file)).replaceAll("")
                : read(file);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
