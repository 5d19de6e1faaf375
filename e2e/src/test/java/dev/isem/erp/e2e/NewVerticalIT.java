package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVertical;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application of one's own: made by a command, it builds, passes its tests, serves beside the others, and goes again. */
@Order(92)
@Tag("prove")
class NewVerticalIT {
    private static final String NAME = "flotas-diesel";
    private static final String HOST = "api." + NAME + "." + Installation.DOMAIN;

    private final Installation installation = new Installation().withCoreAndConstruccion();

    @TempDir
    private Path project;

    @Test
    void isMadeTestedDeployedUsedAndDeleted() throws Exception {
        copyTheProject();
        Releases.run(project, Map.of(), "./erp", "new-vertical", NAME, "Flotas y diésel");
        passesItsTests();
        for (String component : List.of("backend", "frontend")) {
            Releases.images("build", "--project", project.toString(), "--only", NAME + "-" + component, "--import");
        }
        String manifest = Files.readString(project.resolve("samples/verticals/" + NAME + ".yaml"));
        installation.apply(Serialization.unmarshal(manifest, ErpVertical.class));
        try {
            var ready = installation.awaitReady(NAME).getStatus();
            assertThat(ready.migration().outcome()).isEqualTo("Migrated");
            installation.runDemo("erp-core");
            installation.runDemo(NAME);
            String token = Visitor.signIn(
                    "api." + Installation.DOMAIN, "admin@norte.example", installation.secret("erp-demo", "password"));
            assertThat(Visitor.get(HOST, "/api/items", token).body()).contains("Primer artículo");
            assertThat(Visitor.get(HOST, "/api/items").statusCode()).isEqualTo(401);
            assertThat(Visitor.get(NAME + "." + Installation.DOMAIN, "/config.js")
                            .body())
                    .contains("Flotas y diésel");
        } finally {
            installation
                    .client()
                    .resource(installation.vertical(NAME).orElseThrow())
                    .delete();
        }
        installation.await(
                NAME + " and its pods to go",
                Installation.UP,
                () -> installation.vertical(NAME).isEmpty()
                        && installation.pods(NAME, "backend").isEmpty());
    }

    /** With what is compiled already, and without what only a browser's tests need. */
    private void copyTheProject() throws Exception {
        String copy = "tar --exclude=.git --exclude=node_modules -cf - . | tar -xf - -C '" + project + "'";
        Releases.run(Path.of(".."), Map.of(), "sh", "-c", copy);
    }

    private void passesItsTests() throws Exception {
        Releases.run(
                project,
                Map.of(),
                "mvn",
                "-B",
                "-ntp",
                "-Dstyle.color=never",
                "verify",
                "-pl",
                "verticals/" + NAME,
                "-am",
                "-Dtest=dev.isem.erp.flotasdiesel.*Test",
                "-Dit.test=dev.isem.erp.flotasdiesel.*IT",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dfailsafe.failIfNoSpecifiedTests=false");
        Path target = project.resolve("verticals/" + NAME + "/target");
        assertThat(target.resolve("surefire-reports/TEST-dev.isem.erp.flotasdiesel.StartTest.xml"))
                .exists();
        assertThat(target.resolve("failsafe-reports/TEST-dev.isem.erp.flotasdiesel.IsolationIT.xml"))
                .exists();
    }
}
