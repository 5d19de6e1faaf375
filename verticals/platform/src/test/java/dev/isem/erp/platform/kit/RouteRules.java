package dev.isem.erp.platform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.apicurio.datamodels.Library;
import io.apicurio.datamodels.models.Document;
import io.apicurio.datamodels.models.openapi.v31.OpenApi31Document;
import io.apicurio.datamodels.validation.DefaultSeverityRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** What holds for the routes of every vertical: each has a test class that extends this one. */
public abstract class RouteRules {

    private final RunningVertical vertical;
    private final People people;
    private final RouteMatrix matrix;

    protected RouteRules(RunningVertical vertical, People people) {
        this.vertical = vertical;
        this.people = people;
        this.matrix = new RouteMatrix(people);
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        assertThat(matrix.differencesTo(vertical.routes())).isEmpty();
        assertThat(matrix.descriptions()).isEmpty();
        assertThat(matrix.byOtherMethods()).isEmpty();
    }

    @Test
    void theFiguresHaveRoomForEveryRoute() {
        long paths = vertical.routes()
                .map(route -> route.substring(route.indexOf(' ')))
                .distinct()
                .count();
        assertThat(paths)
                .isPositive()
                .isLessThan(vertical.bean(Environment.class)
                        .getRequiredProperty("management.metrics.web.server.max-uri-tags", Long.class));
    }

    @Test
    void theDescriptionIsValidOpenApi() {
        Document document = Library.readDocumentFromJSONString(
                people.administrator().get("/api/openapi.json").text());
        assertThat(document).isInstanceOf(OpenApi31Document.class);
        assertThat(Library.validate(document, new DefaultSeverityRegistry()))
                .extracting(problem -> problem.nodePath + " " + problem.property + ": " + problem.message)
                .isEmpty();
    }

    @Test
    void withoutATokenNobodyIsToldAnything() {
        assertThat(matrix.withoutToken()).isEmpty();
    }

    @Test
    void eachRouteTakesItsPermissionAndNoOther() {
        assertThat(matrix.withoutPermission()).isEmpty();
    }

    /** Whoever grants it reads what it is, not how code calls it. */
    @Test
    void whatOnlySomeApproveIsCalledByWords() {
        List<String> wordless = people.administrator().get("/api/permissions").json().values().stream()
                .filter(permission -> permission.get("name").stringValue().contains(":approve-"))
                .filter(permission -> permission.at("/label/es").asString("").isBlank()
                        || permission.at("/label/en").asString("").isBlank())
                .map(permission -> permission.get("name").stringValue())
                .toList();
        assertThat(wordless).isEmpty();
    }

    /** By the words and in the order that its picker asks for, among what belongs there. */
    @Test
    void whatAFormOffersToReferToIsFound() {
        assertThat(new References(people.administrator()).findings()).isEmpty();
    }

    @Test
    void whatOneTenantReachesTheOtherFindsAbsent() {
        assertThat(matrix.forAnothersRecords()).isEmpty();
        assertThat(new RouteMatrix(people.exchanged()).forAnothersRecords()).isEmpty();
        assertThat(matrix.withAnothersRecordsInside()).isEmpty();
    }

    @Test
    void whatIsNotToBeWrittenIsNotKept() {
        assertThat(new SmuggledFields(people).kept()).isEmpty();
    }

    @Test
    void hostileRequestsAreRefusedAndBreakNothing() {
        assertThat(new HostileRequests(people).notRefused()).isEmpty();
    }

    /** In every order that is offered: what the database compares rows by must be what it sorts them by. */
    @Test
    void pagesByKeyTellEveryRecordOnceAndInItsPlace() {
        assertThat(new PagesByKey(operator()).findings()).isEmpty();
    }

    /** Where a page costs a statement for each of its rows, a long list costs hundreds. */
    @Test
    void aPageCostsTheSameStatementsWhateverItHolds() {
        Caller caller = operator();
        List<String> growing = new ArrayList<>();
        Api.of(caller).lists().forEach(list -> {
            for (String path : List.of(list.path(), list.path() + "/export")) {
                List<JsonNode> rows =
                        List.copyOf(caller.get(list.path() + "?size=2").json().values());
                if (!rows.isEmpty()) {
                    String none = path + "?id=00000000-0000-4000-8000-000000000000";
                    String some = path + "?id=" + rows.getFirst().get("id").stringValue() + "&id="
                            + rows.getLast().get("id").stringValue();
                    List<String> forNone = statementsOf(caller, none);
                    List<String> forSome = statementsOf(caller, some);
                    if (forNone.isEmpty() || forSome.size() != forNone.size()) {
                        growing.add(path + ": " + forNone.size() + " statements without a row, with rows " + forSome);
                    }
                }
            }
        });
        assertThat(growing).isEmpty();
    }

    /** Whoever sees every list, those of the suite itself among them. */
    private Caller operator() {
        return people.operator(Api.of(people.administrator()));
    }

    /** Of the cheaper of two requests: what is asked about a person once a second is no cost of the page. */
    private List<String> statementsOf(Caller caller, String path) {
        List<String> once = vertical.statements().during(() -> caller.get(path));
        List<String> again = vertical.statements().during(() -> caller.get(path));
        return again.size() < once.size() ? again : once;
    }
}
