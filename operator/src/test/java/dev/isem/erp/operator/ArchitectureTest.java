package dev.isem.erp.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.isem.erp.crds.ErpVerticalSpec;
import dev.isem.erp.operator.render.Release;
import java.time.Clock;
import java.time.Instant;

/** Who looks does not write, and who decides sees neither server nor clock. */
@AnalyzeClasses(packages = "dev.isem.erp.operator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PURE = {"..operator.plan..", "..operator.render.."};

    @ArchTest
    static final ArchRule decidingSeesNoClientAndNoLogger = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8.kubernetes.client..", "io.javaoperatorsdk..", "org.slf4j..");

    @ArchTest
    static final ArchRule decidingSeesNoClock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule decidingKnowsNothingOfWriting = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..operator.apply..", "..operator.runtime..");

    @ArchTest
    static final ArchRule renderingDoesNotDecide = noClasses()
            .that()
            .resideInAPackage("..operator.render..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..operator.plan..", "..operator.observe..");

    @ArchTest
    static final ArchRule lookingDoesNotWrite = noClasses()
            .that()
            .resideInAPackage("..operator.observe..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..operator.apply..", "..operator.plan..", "..operator.runtime..");

    @ArchTest
    static final ArchRule onePlaceSaysWhichVersionIsAskedFor = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Release.class.getName())
            .should()
            .callMethod(ErpVerticalSpec.class, "version")
            .because("a release train may ask for another version than spec.version does");
}
