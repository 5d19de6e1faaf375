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

    /** Whoever may write a draft may take a wrong line out of it. */
    @Test
    void whoWritesADocumentRemovesAWrongLineOfItsDraft() {
        Buying buying = new Buying();
        Site site = buying.site;
        Caller engineer = site.with(permissionsOf("ingenieria"));
        buying.budgeted("WRONG", "m3", "1", "1");
        String wrong =
                Site.id(buying.lines("budget-lines", "budgetId", buying.budget).getFirst());
        removes(engineer, "budget-lines", wrong);
        buying.budgeted("A", "m3", "1000", "1");
        buying.approveBudget();
        String contract = site.contract("client", "10", "0");
        removes(engineer, "contract-lines", site.line(contract, "WRONG", "1", "1"));
        String line = site.line(contract, "A", "10", "10");
        site.act("contracts", contract, "activate");
        String addendum = Site.id(site.made("addendums", Map.of("contractId", contract, "cause", "Más obra")));
        Map<String, Object> raised = Map.of("addendumId", addendum, "contractLineId", line, "quantity", "1");
        removes(engineer, "addendum-lines", Site.id(site.made("addendum-lines", raised)));
        String estimate = site.estimate(contract, "2025-01-01", "2025-01-31");
        Map<String, Object> estimated = Site.estimatedOf(estimate, line, "1");
        removes(engineer, "estimate-lines", Site.id(site.made("estimate-lines", estimated)));

        removes(
                site.with(permissionsOf("compras")),
                "purchase-order-lines",
                buying.line(buying.order(), "A", "1", "1"));
        String requisition = Site.id(site.made("requisitions", Map.of("projectId", site.project)));
        Map<String, Object> asked = buying.requisitionLineOf(requisition, "A", "Arena", "1");
        removes(
                site.with(permissionsOf("residente")),
                "requisition-lines",
                Site.id(site.made("requisition-lines", asked)));
    }

    @Test
    void managementOpensAndClosesWorksAndEngineeringWritesAdvances() {
        Site site = new Site();
        Caller management = site.with(permissionsOf("direccion"));
        Map<String, Object> work = Map.of("code", "OBR-2", "name", "Otra", "partnerId", site.partner);
        Caller.Answer made = management.post("/api/projects", work);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String project = Site.id(made.json());
        assertThat(site.set(management, "projects", project, "name", "Torre").status())
                .isEqualTo(200);
        for (String act : List.of("contract", "start", "close")) {
            assertThat(management.post("/api/projects/" + project + "/" + act).status())
                    .as(act)
                    .isEqualTo(200);
        }

        String contract = site.contract("client", "10", "0");
        site.line(contract, "A", "10", "10");
        site.act("contracts", contract, "activate");
        Caller engineer = site.with(permissionsOf("ingenieria"));
        Caller.Answer advance = engineer.post("/api/advances", Site.advanceOf(contract, "5"));
        assertThat(advance.status()).as(advance.text()).isEqualTo(201);
        String id = Site.id(advance.json());
        assertThat(site.set(engineer, "advances", id, "amount", "6").status()).isEqualTo(200);
        Site.refused(
                403,
                engineer.post(
                        "/api/advances/" + id + "/pay", Map.of("paidOn", "2025-01-05", "paymentReference", "SPEI")));
        removes(engineer, "advances", id);
    }

    private static void removes(Caller who, String resource, String id) {
        Caller.Answer answer = who.delete("/api/" + resource + "/" + id);
        assertThat(answer.status()).as(resource + answer.text()).isEqualTo(204);
    }

    private String[] permissionsOf(String office) {
        return templates()
                .filter(each -> each.get("code").stringValue().equals(office))
                .flatMap(each -> permissionsOf(each).stream())
                .toArray(String[]::new);
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
