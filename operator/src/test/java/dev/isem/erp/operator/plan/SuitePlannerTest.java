package dev.isem.erp.operator.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpSuiteStatus;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.operator.observe.Owned;
import dev.isem.erp.operator.observe.SuiteObservation;
import dev.isem.erp.operator.render.Credential;
import dev.isem.erp.operator.render.SuiteObjects;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuitePlannerTest {

    @Test
    void aNewSuiteGetsItsCredentialsThenItsServers() {
        Plan<ErpSuiteStatus> plan = SuitePlanner.plan(seen(fresh("{}"), List.of()), Given.NOW);
        assertThat(plan.credentials())
                .extracting(Credential::name)
                .containsExactly("isem-postgres", "isem-postgres-tls", "isem-redis", "isem-identity");
        assertThat(plan.credentials()).allMatch(credential -> credential.owner().isEmpty());
        assertThat(plan.apply())
                .extracting(
                        object -> object.getKind() + " " + object.getMetadata().getName())
                .containsExactly(
                        "NetworkPolicy isem-postgres",
                        "NetworkPolicy isem-redis",
                        "NetworkPolicy isem-migration",
                        "Service isem-postgres",
                        "StatefulSet isem-postgres",
                        "Service isem-redis",
                        "ConfigMap isem-redis-users",
                        "Deployment isem-redis");
        assertThat(reason(plan)).isEqualTo("ServersStarting");
    }

    @Test
    void aSuiteIsReadyWhenItsServersAre() {
        ErpSuite suite = fresh("{}");
        Plan<ErpSuiteStatus> plan = SuitePlanner.plan(seen(suite, running(suite)), Given.NOW);
        assertThat(reason(plan)).isEqualTo("ServersReady");
        assertThat(plan.notes()).hasSize(1);

        suite.setStatus(plan.status());
        Plan<ErpSuiteStatus> next = SuitePlanner.plan(seen(suite, running(suite)), Given.NOW);
        assertThat(next.status()).isEqualTo(plan.status());
        assertThat(next.notes()).isEmpty();
        assertThat(next.credentials())
                .as("a password made now would not fit the data of then")
                .isEmpty();
    }

    @Test
    void aNewSuiteTakesNothingInClear() {
        ErpSuite suite = fresh("{}");
        Plan<ErpSuiteStatus> plan = SuitePlanner.plan(seen(suite, List.of()), Given.NOW);
        assertThat(tls(plan)).isEqualTo("Required");
        assertThat(postgres(plan)).contains("DB_TLS", "isem-postgres-tls");
        assertThat(plan.credentials())
                .filteredOn(credential -> credential.kind() == Credential.Kind.CERTIFICATE)
                .extracting(Credential::hosts)
                .containsExactly(List.of(
                        "isem-postgres",
                        "isem-postgres.erp",
                        "isem-postgres.erp.svc",
                        "isem-postgres.erp.svc.cluster.local"));
    }

    /** Its status is what an operator without TLS wrote; nothing but its manifest may restart its database. */
    @Test
    void aSuiteOfAnEarlierOperatorKeepsItsDatabaseUntilItsManifestAsks() {
        ErpSuite suite = GivenSuite.suite(Serialization.unmarshal("tls: none", JsonNode.class));
        Plan<ErpSuiteStatus> plan = SuitePlanner.plan(seen(suite, running(suite)), Given.NOW);
        assertThat(tls(plan)).isNull();
        assertThat(postgres(plan)).doesNotContain("DB_TLS", "isem-postgres-tls");

        ErpSuite asked = GivenSuite.suite(Serialization.unmarshal("""
                        tls: none
                        spec: {database: {name: erp_generic, storage: 5Gi, tls: Accepted}}
                        """, JsonNode.class));
        asked.getMetadata().setGeneration(2L);
        plan = SuitePlanner.plan(seen(asked, running(suite)), Given.NOW);
        assertThat(tls(plan)).isEqualTo("Accepted");
        assertThat(postgres(plan)).contains("isem-postgres-tls");
        assertThat(SuitePlanner.plan(seen(asked, List.of()), Given.NOW).credentials())
                .as("when the old pod is gone")
                .extracting(Credential::name)
                .contains("isem-postgres-tls");

        ErpSuite silent = GivenSuite.suite(Serialization.unmarshal("{}", JsonNode.class));
        silent.setStatus(plan.status());
        assertThat(tls(SuitePlanner.plan(seen(silent, running(asked)), Given.NOW)))
                .as("what it has, it keeps")
                .isEqualTo("Accepted");
    }

    @Test
    void aFirstPassThatFailedMakesNoOlderSuite() {
        ErpSuite suite = fresh("{}");
        suite.setStatus(
                Failures.of(suite, Reason.WRITE_REFUSED, "no quota", Given.NOW).status());
        assertThat(tls(SuitePlanner.plan(seen(suite, List.of()), Given.NOW))).isEqualTo("Required");
    }

    @Test
    void aSuiteWithServersOfItsOwnRunsNone() {
        ErpSuite suite = fresh("""
                spec:
                  database: {name: erp, external: {host: db, port: 5432, tls: true, adminSecret: a}}
                  redis: {external: {host: cache, port: 6379, passwordSecret: b}}
                """);
        Plan<ErpSuiteStatus> plan = SuitePlanner.plan(seen(suite, List.of()), Given.NOW);
        assertThat(plan.apply())
                .extracting(
                        object -> object.getKind() + " " + object.getMetadata().getName())
                .containsExactly("NetworkPolicy isem-migration");
        assertThat(plan.credentials()).extracting(Credential::name).containsExactly("isem-identity");
        assertThat(reason(plan)).isEqualTo("ServersReady");
    }

    @Test
    void aServerThatTheManifestNoLongerAsksForGoes() {
        ErpSuite suite = fresh("{}");
        List<HasMetadata> live = running(suite);
        ErpSuite moved = fresh("spec: {redis: {external: {host: cache, port: 6379, passwordSecret: b}}}");
        Plan<ErpSuiteStatus> plan = SuitePlanner.plan(seen(moved, live), Given.NOW);
        assertThat(plan.delete())
                .extracting(
                        object -> object.getKind() + " " + object.getMetadata().getName())
                .containsExactlyInAnyOrder(
                        "ConfigMap isem-redis-users",
                        "Deployment isem-redis",
                        "Service isem-redis",
                        "NetworkPolicy isem-redis");
    }

    /** Pods would believe the new one only, and the server would go on with the old one. */
    @Test
    void aCertificateIsNotMadeUnderARunningServer() {
        ErpSuite suite = fresh("{}");
        List<HasMetadata> live = running(suite);
        assertThat(SuitePlanner.plan(seen(suite, live), Given.NOW).credentials())
                .extracting(Credential::name)
                .contains("isem-redis")
                .doesNotContain("isem-postgres-tls");
    }

    @Test
    void aUserOfRedisIsWrittenDownForItsNextStartWithoutOne() {
        ErpSuite suite = fresh("{}");
        List<HasMetadata> live = running(suite);
        Plan<ErpSuiteStatus> plan = SuitePlanner.plan(
                seen(suite, live, user("construccion", "c0ffee"), user("erp-core", "beef"), user("pos-micro", null)),
                Given.NOW);
        assertThat(changed(plan, live)).containsExactly("ConfigMap isem-redis-users");
        ConfigMap users = (ConfigMap) plan.apply().stream()
                .filter(ConfigMap.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(users.getData().getOrDefault("users.conf", "").lines())
                .hasSize(2)
                .anyMatch(
                        line -> line.startsWith(
                                "user erp_app_construccion reset on ~construccion:* &construccion:* #c0ffee +@all -@admin -@dangerous "))
                .anyMatch(line -> line.startsWith("user erp_app_erp_core reset on ~erp-core:* &erp-core:* #beef "));
    }

    @Test
    void aRedisOfAnEarlierOperatorIsLeftAloneUntilAVerticalHasAUser() {
        ErpSuite suite = fresh("{}");
        List<HasMetadata> live = running(suite, Optional.empty());
        assertThat(changed(SuitePlanner.plan(seen(suite, live, user("construccion", null)), Given.NOW), live))
                .isEmpty();
        assertThat(changed(SuitePlanner.plan(seen(suite, live, user("construccion", "c0ffee")), Given.NOW), live))
                .containsExactly("ConfigMap isem-redis-users", "Deployment isem-redis localhost/erp-redis:7");
    }

    @Test
    void aSuiteThatVerticalsUseIsHeldWhenDeletedUnlessForced() {
        ErpSuite suite = fresh("{}");
        ErpVertical user = GivenVertical.vertical(Serialization.unmarshal("name: construccion", JsonNode.class));
        List<HasMetadata> live = running(suite);
        assertThat(SuitePlanner.plan(seen(suite, live, user), Given.NOW).hold()).isTrue();
        assertThat(SuitePlanner.plan(seen(suite, live), Given.NOW).hold()).isFalse();

        suite.getMetadata().setDeletionTimestamp("2026-03-01T11:59:00Z");
        Plan<ErpSuiteStatus> held = SuitePlanner.plan(seen(suite, live, user), Given.NOW);
        assertThat(held.hold()).isTrue();
        assertThat(held.apply()).isNotEmpty();
        assertThat(reason(held)).isEqualTo("DeletionHeld");

        user.getMetadata().setDeletionTimestamp("2026-03-01T11:59:00Z");
        assertThat(SuitePlanner.plan(seen(suite, live, user), Given.NOW).hold()).isFalse();

        ErpVertical dropped =
                GivenVertical.withSpec(user, Serialization.unmarshal("deletionPolicy: Drop", JsonNode.class));
        assertThat(SuitePlanner.plan(seen(suite, live, dropped), Given.NOW).hold())
                .as("its data are dropped in the suite's database")
                .isTrue();

        user.getMetadata().setDeletionTimestamp(null);
        suite.getMetadata().setAnnotations(Map.of("erp.isem.dev/force-deletion", "true"));
        assertThat(SuitePlanner.plan(seen(suite, live, user), Given.NOW).hold()).isFalse();
    }

    private static String postgres(Plan<ErpSuiteStatus> plan) {
        return plan.apply().stream()
                .filter(StatefulSet.class::isInstance)
                .map(Serialization::asYaml)
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String tls(Plan<ErpSuiteStatus> plan) {
        return requireNonNull(requireNonNull(plan.status()).database()).tls();
    }

    private static String reason(Plan<ErpSuiteStatus> plan) {
        ErpSuiteStatus status = plan.status();
        return status == null
                ? ""
                : Conditions.find(status.conditions(), Conditions.READY)
                        .map(Condition::getReason)
                        .orElse("");
    }

    private static ErpSuite fresh(String yaml) {
        ErpSuite suite = GivenSuite.suite(Serialization.unmarshal(yaml, JsonNode.class));
        suite.setStatus(null);
        return suite;
    }

    private static SuiteObservation seen(ErpSuite suite, List<HasMetadata> live, ErpVertical... verticals) {
        return new SuiteObservation(suite, List.of(verticals), Owned.of(live), Given.INSTALLATION);
    }

    private static ErpVertical user(String name, @Nullable String password) {
        ErpVertical vertical = GivenVertical.vertical(
                Serialization.unmarshal("name: " + name + "\nspec: {redis: {db: 1}}", JsonNode.class));
        if (password != null) {
            vertical.setStatus(Serialization.unmarshal(
                    "migration: {redisPasswords: [" + password + "]}", ErpVerticalStatus.class));
        }
        return vertical;
    }

    private static List<String> changed(Plan<ErpSuiteStatus> plan, List<HasMetadata> live) {
        return Then.writes(Owned.of(live), plan.apply());
    }

    private static List<HasMetadata> running(ErpSuite suite) {
        return running(suite, Optional.of(""));
    }

    private static List<HasMetadata> running(ErpSuite suite, Optional<String> redisUsers) {
        List<HasMetadata> objects = SuiteObjects.render(suite, Given.INSTALLATION, redisUsers);
        for (HasMetadata object : objects) {
            if (object instanceof StatefulSet set) {
                set.setStatus(
                        new StatefulSetStatusBuilder().withReadyReplicas(1).build());
            } else if (object instanceof Deployment deployment) {
                deployment.setStatus(
                        new DeploymentStatusBuilder().withAvailableReplicas(1).build());
            }
        }
        return objects;
    }
}
