package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The roles that construction suggests to a company. */
class OfficesIT {

    /** Resources of the core that people of a construction company work with. */
    private static final Set<String> OF_THE_CORE = Set.of("partners", "products", "categories");

    private final Caller admin = ConstruccionSuite.administratorOf(ConstruccionSuite.NORTE);

    @Test
    void eachOfficeHoldsWhatThereIs() {
        Set<String> known = admin.get("/api/permissions")
                .json()
                .valueStream()
                .map(permission -> permission.get("name").stringValue())
                .collect(Collectors.toSet());
        Set<String> resources = known.stream().map(OfficesIT::resourceOf).collect(Collectors.toSet());
        assertThat(templates()).hasSizeGreaterThan(5).allSatisfy(office -> {
            assertThat(office.at("/name/es").stringValue())
                    .isNotEqualTo(office.at("/name/en").stringValue());
            assertThat(permissionsOf(office)).allSatisfy(permission -> {
                String resource = resourceOf(permission);
                assertThat(resource.equals("*")
                                || OF_THE_CORE.contains(resource)
                                || known.contains(permission)
                                || (permission.endsWith(":*") && resources.contains(resource)))
                        .as(permission)
                        .isTrue();
            });
        });
    }

    /** The demo's people hold roles of the same offices; the core, which makes them, knows none by itself. */
    @Test
    void theDemoShowsTheSameOffices() throws IOException {
        Path demo = Path.of("../erp-core/src/main/resources/demo/roles.csv");
        Map<String, List<String>> shown = Files.readAllLines(demo).stream()
                .skip(1)
                .map(line -> line.split(";", -1))
                .collect(Collectors.toMap(
                        cells -> cells[0] + " " + cells[1], cells -> List.of(cells[4].split(" ", -1))));
        assertThat(templates()
                        .collect(Collectors.toMap(
                                office -> office.get("code").stringValue() + " "
                                        + office.at("/name/es").stringValue(),
                                OfficesIT::permissionsOf)))
                .isEqualTo(shown);
    }

    private Stream<JsonNode> templates() {
        return admin.get("/api/role-templates").json().valueStream();
    }

    private static List<String> permissionsOf(JsonNode office) {
        return office.get("permissions")
                .valueStream()
                .map((JsonNode permission) -> permission.stringValue())
                .toList();
    }

    private static String resourceOf(String permission) {
        return permission.substring(0, permission.indexOf(':'));
    }
}
