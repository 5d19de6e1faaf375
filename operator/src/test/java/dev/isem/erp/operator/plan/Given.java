package dev.isem.erp.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.crds.ErpVerticalStatus.Rotation;
import dev.isem.erp.crds.ErpVerticalStatus.Serving;
import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.operator.observe.Observation;
import dev.isem.erp.operator.observe.Owned;
import dev.isem.erp.operator.render.Installation;
import dev.isem.erp.operator.render.Login;
import dev.isem.erp.operator.render.LoginKeeper;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.MigrationJob;
import dev.isem.erp.operator.render.Release;
import dev.isem.erp.operator.render.StepsOrder;
import dev.isem.erp.operator.render.VerticalObjects;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the caches hold in a case: read from {@code given.yaml}, with everything that a case does not care about filled in. */
final class Given {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant BEFORE = Instant.parse("2026-03-01T11:00:00Z");
    static final Installation INSTALLATION = new Installation("localhost/erp-operator:0.1.0", null, null);

    /** Hash of what a vertical logs in to Redis with. */
    private static final String REDIS_PASSWORD = "ab".repeat(32);

    private final JsonNode document;
    private final ErpSuite suite;
    private final ErpSuite before;
    private final ErpVertical vertical;
    private final List<ErpVertical> neighbours = new ArrayList<>();
    private final List<HasMetadata> live = new ArrayList<>();

    private Given(JsonNode document) {
        this.document = document;
        this.suite = GivenSuite.suite(document.path("suite"));
        this.before = GivenSuite.withoutRelease(document.path("suite"));
        this.vertical = GivenVertical.vertical(document.path("vertical"));
        document.path("neighbours").forEach(node -> neighbours.add(GivenVertical.vertical(node)));
    }

    static Observation observation(String yaml) {
        return new Given(Serialization.unmarshal(yaml, JsonNode.class)).observation();
    }

    private Observation observation() {
        for (int i = 0; i < neighbours.size(); i++) {
            converge(neighbours.get(i), document.path("neighbours").path(i).path("serves"));
            say(neighbours.get(i), document.path("neighbours").path(i).path("says"));
        }
        converge(vertical, document.path("vertical").path("serves"));
        say(vertical, document.path("vertical").path("says"));
        if (document.has("rotation")) {
            withField(vertical, "rotation", document.path("rotation"));
        }
        if (document.has("signing")) {
            withField(vertical, "signing", document.path("signing"));
        }
        addKeepers();
        if (document.has("restored")) {
            withField(vertical, "restored", document.path("restored"));
        }
        overrideLastOutcome();
        var jobs = new ArrayList<Job>();
        var pods = new ArrayList<Pod>();
        var neighbourJobs = new ArrayList<Job>();
        for (JsonNode run : document.path("runs")) {
            ErpVertical of = find(run.path("of").asText(name(vertical)));
            var given = GivenRun.of(
                    run, at(of, run.path("version").asText(of.getSpec().version())), lastJob(of));
            (isSubject(of) ? jobs : neighbourJobs).add(given.job());
            given.pod().filter(_ -> isSubject(of)).ifPresent(pods::add);
        }
        return new Observation(
                vertical,
                document.path("suite").path("missing").asBoolean() ? null : suite,
                List.copyOf(neighbours),
                List.copyOf(jobs),
                List.copyOf(pods),
                List.copyOf(neighbourJobs),
                Owned.of(live),
                INSTALLATION);
    }

    /** Brings a vertical to the state in which it serves a version and nothing is to do. */
    private void converge(ErpVertical of, JsonNode serves) {
        if (serves.isMissingNode()) {
            return;
        }
        ErpVertical then = GivenVertical.withSpec(of, serves.path("spec"));
        then.getMetadata().setGeneration(1L);
        List.of(Marks.RESTORE, Marks.ROTATE, Marks.ROTATE_SIGNING_KEY)
                .forEach(then.getMetadata().getAnnotations()::remove); // asked for since
        int template = serves.path("template").asInt(Release.TEMPLATE);
        Release release = GivenVertical.ofTemplate(
                template, at(then, serves.path("version").asText(of.getSpec().version())));
        String inputs = Inputs.hash(release);
        String job = jobName(release, inputs, "");
        int schema = serves.path("schema").asInt(1);
        var record = new MigrationRecord(
                release.version(),
                inputs,
                "Migrated",
                "migrate",
                schema - 1,
                schema,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                job,
                1,
                null,
                BEFORE.toString(),
                100L,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                release.hasRedisUser() ? List.of(REDIS_PASSWORD) : null);
        var serving = new Serving(
                release.version(),
                inputs,
                release.backendImage(),
                release.frontendImage(),
                schema,
                1L,
                template,
                serves.path("untidy").asBoolean() ? Boolean.TRUE : null,
                serves.has("login") ? JSON.convertValue(serves.path("login"), ErpVerticalStatus.Login.class) : null);
        var rotation =
                serving.login() == null ? null : new Rotation(null, "Done", serving.login(), null, BEFORE.toString());
        release.vertical()
                .setStatus(new ErpVerticalStatus(
                        null,
                        null,
                        serves.path("was").asText(release.version()),
                        null,
                        schema,
                        serving,
                        null,
                        null,
                        null,
                        record,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        rotation,
                        serves.has("signing")
                                ? JSON.convertValue(serves.path("signing"), ErpVerticalStatus.Signing.class)
                                : null));
        List<HasMetadata> objects = objects(
                Release.serving(release.vertical(), before, others(of), serving).orElseThrow());
        var seen = new Observation(
                release.vertical(),
                before,
                others(of),
                List.of(),
                List.of(),
                List.of(),
                Owned.of(objects),
                INSTALLATION);
        of.setStatus(
                serves.has("was")
                        ? release.vertical().getStatus()
                        : Planner.plan(seen, BEFORE).status());
        if (serves.has("since")) {
            servedSince(of, serves.path("since").asText());
        }
        if (isSubject(of)) {
            objects.forEach(this::addLive);
        }
    }

    /** What it says of itself since: the version that a release asks for, and how that stands. */
    private static void say(ErpVertical of, JsonNode says) {
        if (says.isMissingNode()) {
            return;
        }
        withField(of, "asked", says.path("asked"));
        boolean ready = says.path("reason").asText().equals("Ready");
        var conditions = JSON.createArrayNode();
        conditions
                .addObject()
                .put("type", "Ready")
                .put("status", ready ? "True" : "False")
                .put("reason", says.path("reason").asText());
        if (says.path("stalled").asBoolean()) {
            conditions.addObject().put("type", "Stalled").put("status", "True");
        }
        withField(of, "conditions", conditions);
    }

    /** Of every login that a case names, what its Secrets belong to; {@code live: {without: []}} takes it away. */
    private void addKeepers() {
        Release release = at(vertical, vertical.getSpec().version());
        Stream.of(
                        document.path("rotation").path("login"),
                        document.path("rotation").path("replaces"),
                        document.path("vertical").path("serves").path("login"))
                .filter(login -> login.has("id"))
                .map(login -> Login.of(JSON.convertValue(login, ErpVerticalStatus.Login.class)))
                .distinct()
                .map(login -> LoginKeeper.render(release, login))
                .forEach(this::addLive);
        Stream.of("key", "replaces")
                .map(key -> document.path("signing").path(key).asText())
                .filter(id -> !id.isEmpty())
                .map(id -> LoginKeeper.ofKey(release, id))
                .forEach(this::addLive);
    }

    private static void withField(ErpVertical of, String field, JsonNode value) {
        ObjectNode tree = JSON.convertValue(Statuses.of(of), ObjectNode.class);
        tree.set(field, value);
        of.setStatus(JSON.convertValue(tree, ErpVerticalStatus.class));
    }

    private static void servedSince(ErpVertical of, String instant) {
        ErpVerticalStatus status = Statuses.of(of);
        ObjectNode tree = JSON.convertValue(status, ObjectNode.class);
        tree.putArray("history").addObject().put("version", status.version()).put("since", instant);
        of.setStatus(JSON.convertValue(tree, ErpVerticalStatus.class));
    }

    private void addLive(HasMetadata object) {
        String shown = object.getKind() + " " + object.getMetadata().getName();
        boolean without = false;
        for (JsonNode gone : document.path("live").path("without")) {
            without |= gone.asText().equals(shown);
        }
        if (!without) {
            live.add(object);
        }
    }

    private List<HasMetadata> objects(Release release) {
        boolean stuck = document.path("live").path("stuck").asBoolean();
        boolean ready = !stuck && !document.path("live").path("unready").asBoolean();
        List<HasMetadata> objects = VerticalObjects.render(release);
        String stopped = document.path("live").path("stopped").asText();
        objects.stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .peek(Given::ownReplicas)
                .peek(deployment -> stop(deployment, stopped))
                .forEach(deployment -> deployment.setStatus(new DeploymentStatusBuilder()
                        .withReplicas(deployment.getSpec().getReplicas())
                        .withUpdatedReplicas(deployment.getSpec().getReplicas())
                        .withAvailableReplicas(ready ? deployment.getSpec().getReplicas() : 0)
                        .withConditions(
                                stuck
                                        ? List.of(new DeploymentConditionBuilder()
                                                .withType("Progressing")
                                                .withStatus("False")
                                                .withReason("ProgressDeadlineExceeded")
                                                .build())
                                        : List.of())
                        .build()));
        return objects;
    }

    /** As the server remembers that the operator wrote them. */
    private static void stop(Deployment deployment, String stopped) {
        if (stopped.equals("all") || deployment.getMetadata().getName().equals(stopped)) {
            deployment.getSpec().setReplicas(0);
        }
    }

    private static void ownReplicas(Deployment deployment) {
        deployment
                .getMetadata()
                .setManagedFields(List.of(new ManagedFieldsEntryBuilder()
                        .withManager("erp-operator")
                        .withOperation("Apply")
                        .withNewFieldsV1()
                        .addToAdditionalProperties("f:spec", Map.of("f:replicas", Map.of()))
                        .endFieldsV1()
                        .build()));
    }

    private void overrideLastOutcome() {
        JsonNode last = document.path("last");
        if (last.isMissingNode()) {
            return;
        }
        Release release =
                at(vertical, last.path("version").asText(vertical.getSpec().version()));
        ObjectNode filled = last.deepCopy();
        filled.put("version", release.version());
        if (!filled.has("inputs")) {
            filled.put("inputs", (filled.has("drop") ? "drop-" : "") + Inputs.hash(release));
        }
        filled.remove("drop");
        if (!filled.has("job")) {
            filled.put("job", name(vertical) + "-migrate-earlier");
        }
        ErpVerticalStatus old = Statuses.of(vertical);
        MigrationRecord record = JSON.convertValue(filled, MigrationRecord.class);
        vertical.setStatus(new ErpVerticalStatus(
                old.observedGeneration(),
                old.conditions(),
                old.version(),
                old.asked(),
                record.to() == null ? old.schemaVersion() : record.to(),
                old.serving(),
                null,
                null,
                old.urls(),
                record,
                old.plan(),
                old.history(),
                old.replicas(),
                old.selector(),
                old.backups(),
                old.restored(),
                old.rotation(),
                old.signing()));
    }

    private Release at(ErpVertical of, String version) {
        ErpVertical copy = GivenVertical.withVersion(of, version);
        return Release.wanted(copy, before, others(of));
    }

    private List<ErpVertical> others(ErpVertical of) {
        var all = new ArrayList<>(neighbours);
        all.add(vertical);
        all.removeIf(each -> name(each).equals(name(of)));
        all.sort(java.util.Comparator.comparing(Given::name));
        return all;
    }

    private ErpVertical find(String name) {
        return name.equals(name(vertical))
                ? vertical
                : neighbours.stream()
                        .filter(each -> name(each).equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private boolean isSubject(ErpVertical of) {
        return name(of).equals(name(vertical));
    }

    private static String lastJob(ErpVertical of) {
        @Nullable MigrationRecord record = Statuses.of(of).migration();
        return record == null || record.job() == null ? "" : record.job();
    }

    static String jobName(Release release, String inputs, String after) {
        return MigrationJob.render(release, INSTALLATION, new StepsOrder(inputs, after, false, false, "", ""))
                .getMetadata()
                .getName();
    }

    private static String name(ErpVertical vertical) {
        return vertical.getMetadata().getName();
    }
}
