package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The series of documents' numbers: a draft that is given up keeps its number, and nobody else's is missing. */
class FoliosIT {

    private final Site site = new Site();

    @ParameterizedTest
    @ValueSource(strings = {"budgets", "contracts"})
    void aDraftThatIsGivenUpLeavesNoHole(String resource) {
        JsonNode first = site.made(resource, body(resource));
        String one = Site.id(first);
        Site.refused(405, site.chief.delete("/api/" + resource + "/" + one));
        Caller clerk = site.with(resource + ":read", resource + ":update");
        Caller.Answer cancelled = clerk.post("/api/" + resource + "/" + one + "/cancel");
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(cancelled.json().get("status").stringValue()).isEqualTo("cancelled");
        assertThat(cancelled.json().get("folio")).isEqualTo(first.get("folio"));
        assertThat(numberOf(site.made(resource, body(resource)))).isEqualTo(numberOf(first) + 1);

        // It stays as it is.
        Site.refused(409, site.set(resource, one, "name", "Otro"));
        String act = resource.equals("budgets") ? "approve" : "activate";
        Site.refused(409, site.chief.post("/api/" + resource + "/" + one + "/" + act));
        Site.refused(409, site.chief.post("/api/" + resource + "/" + one + "/cancel"));
    }

    @Test
    void whatWasGivenUpCountsNowhere() {
        Buying buying = new Buying(site);
        buying.budgeted("A", "m3", "100", "1");
        buying.approveBudget();
        String revision = Site.id(site.act("budgets", buying.budget, "revise"));
        site.act("budgets", revision, "cancel");
        String contract = site.contract("subcontract", "0", "0");
        site.line(contract, "A", "50", "1");
        site.act("contracts", contract, "cancel");
        assertThat(buying.figures("A")).isEqualTo("100.00 | 0.00 | 0.00 | 100.00");
        assertThat(buying.status("budgets", buying.budget)).isEqualTo("approved");
        Site.refused(409, site.chief.post("/api/addendums", Map.of("contractId", contract, "cause", "Obra")));
        site.act("projects", site.project, "contract");
        site.act("projects", site.project, "start");
        site.act("projects", site.project, "close");
    }

    /** Whoever numbers another kind of document is reminded. */
    @Test
    void nothingThatIsNumberedIsDeleted() {
        JsonNode meta = site.chief.get("/api/meta").json();
        List<String> deletable = meta.get("resources")
                .valueStream()
                .filter(FoliosIT::isNumbered)
                .filter(resource -> resource.get("can")
                        .valueStream()
                        .anyMatch(can -> can.asString("").equals("delete")))
                .map(resource -> resource.get("name").stringValue())
                .toList();
        assertThat(meta.get("resources").valueStream().filter(FoliosIT::isNumbered))
                .hasSizeGreaterThan(5);
        assertThat(deletable).isEmpty();
    }

    private static boolean isNumbered(JsonNode resource) {
        return resource.get("fields")
                .valueStream()
                .anyMatch(field -> field.get("name").asString("").equals("folio"));
    }

    private Map<String, Object> body(String resource) {
        return resource.equals("budgets")
                ? Map.of("projectId", site.project, "name", "Base")
                : site.contractOf("client", "0", "0");
    }

    private static int numberOf(JsonNode document) {
        String folio = document.get("folio").stringValue();
        return Integer.parseInt(folio.substring(folio.lastIndexOf('-') + 1));
    }
}
