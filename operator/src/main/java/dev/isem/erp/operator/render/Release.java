package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus.Serving;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of a vertical, with what its manifests are made from.
 *
 * @param neighbours the suite's other verticals, by name
 * @param template revision of the pod templates
 * @param login as whom it uses the database
 * @param keys of the suite's tokens, for the vertical where people sign in
 */
public record Release(
        ErpVertical vertical,
        ErpSuite suite,
        List<ErpVertical> neighbours,
        String version,
        String backendImage,
        String frontendImage,
        int template,
        Login login,
        Keys keys) {

    /**
     * Newest revision of the pod templates. What a release of the operator changes in them is rendered from its own
     * revision on only, so that an upgrade of the operator restarts nobody.
     */
    public static final int TEMPLATE = 3;

    /** From this revision on a vertical has a user of its own in the managed Redis. */
    private static final int REDIS_USERS = 3;

    /** Schema whose owner signs people in. */
    public static final String IDENTITY_SCHEMA = "auth";

    /** The version that is asked for. */
    public static Release wanted(ErpVertical vertical, ErpSuite suite, List<ErpVertical> neighbours) {
        var spec = vertical.getSpec();
        String version = asked(vertical, suite);
        return new Release(
                vertical,
                suite,
                neighbours,
                version,
                spec.backend().image() == null
                        ? image(vertical, suite, Marks.BACKEND, version)
                        : spec.backend().image(),
                spec.frontend().image() == null
                        ? image(vertical, suite, Marks.FRONTEND, version)
                        : spec.frontend().image(),
                template(vertical, version),
                login(vertical),
                keys(vertical));
    }

    /** The same under another login. */
    public Release loggingInAs(Login other) {
        return new Release(vertical, suite, neighbours, version, backendImage, frontendImage, template, other, keys);
    }

    /** The same with other keys. */
    public Release signingWith(Keys others) {
        return new Release(vertical, suite, neighbours, version, backendImage, frontendImage, template, login, others);
    }

    private static Keys keys(ErpVertical vertical) {
        var status = vertical.getStatus();
        return Keys.of(status == null ? null : status.signing());
    }

    private static Login login(ErpVertical vertical) {
        var status = vertical.getStatus();
        var serving = status == null ? null : status.serving();
        return Login.of(serving == null ? null : serving.login());
    }

    /** The version that a vertical is asked to run: nothing else reads {@code spec.version}. */
    public static String asked(ErpVertical vertical, @Nullable ErpSuite suite) {
        return askedByTrain(vertical, suite).orElse(vertical.getSpec().version());
    }

    /** What the suite's release train asks of the vertical, if it names it. */
    public static Optional<String> askedByTrain(ErpVertical vertical, @Nullable ErpSuite suite) {
        return Optional.ofNullable(suite)
                .map(each -> each.getSpec().release())
                .map(train -> train.versions().get(vertical.getMetadata().getName()));
    }

    /** What a manifest asks for in vain, since the release train asks for another version. */
    public static Optional<String> overruled(ErpVertical vertical, @Nullable ErpSuite suite) {
        String written = vertical.getSpec().version();
        return askedByTrain(vertical, suite)
                .filter(train -> !train.equals(written))
                .map(_ -> written);
    }

    /** Until somebody changes the manifest or the version, the pods stay as they were made. */
    private static int template(ErpVertical vertical, String version) {
        var status = vertical.getStatus();
        var serving = status == null ? null : status.serving();
        if (status == null || serving == null) {
            return TEMPLATE;
        }
        Long letThrough = serving.generation() == null ? status.observedGeneration() : serving.generation();
        boolean same = version.equals(serving.version())
                && Objects.equals(letThrough, vertical.getMetadata().getGeneration());
        return same ? revision(serving) : TEMPLATE;
    }

    /** What was let through before revisions were counted is of the first one. */
    private static int revision(Serving serving) {
        return serving.template() == null ? 1 : serving.template();
    }

    /** The version that was let through last. */
    public static Optional<Release> serving(
            ErpVertical vertical, ErpSuite suite, List<ErpVertical> neighbours, Serving serving) {
        if (serving.version() == null || serving.backendImage() == null || serving.frontendImage() == null) {
            return Optional.empty();
        }
        return Optional.of(new Release(
                vertical,
                suite,
                neighbours,
                serving.version(),
                serving.backendImage(),
                serving.frontendImage(),
                revision(serving),
                Login.of(serving.login()),
                keys(vertical)));
    }

    public String name() {
        return vertical.getMetadata().getName();
    }

    public String namespace() {
        return vertical.getMetadata().getNamespace();
    }

    public String suiteName() {
        return suite.getMetadata().getName();
    }

    /** Every vertical of the suite, this one included, by name. */
    public List<ErpVertical> everyone() {
        return Stream.concat(neighbours.stream(), Stream.of(vertical))
                .sorted(Comparator.comparing(each -> each.getMetadata().getName()))
                .toList();
    }

    /** The vertical where people sign in, when the suite has one yet: the oldest that claims the schema, as everywhere. */
    public Optional<ErpVertical> identity() {
        return everyone().stream()
                .filter(each -> each.getSpec().schemas().contains(IDENTITY_SCHEMA))
                .min(Comparator.comparing(each -> each.getMetadata().getCreationTimestamp()));
    }

    /** Applications that people can open, by name: this one, and the others once a version of them was let through. */
    public List<ErpVertical> applications() {
        return everyone().stream()
                .filter(each -> each.getMetadata().getName().equals(name())
                        || (each.getStatus() != null && each.getStatus().serving() != null))
                .toList();
    }

    public boolean isIdentity() {
        return vertical.getSpec().schemas().contains(IDENTITY_SCHEMA);
    }

    /** Whether it logs in to Redis as itself. An external Redis has the user that its Secret is of. */
    public boolean hasRedisUser() {
        return template >= REDIS_USERS
                && vertical.getSpec().redis() != null
                && suite.getSpec().redis().external() == null;
    }

    private static String image(ErpVertical vertical, ErpSuite suite, String component, String version) {
        var spec = vertical.getSpec();
        String project = spec.project() == null ? vertical.getMetadata().getName() : spec.project();
        return suite.getSpec().images().registry() + "/" + project + "-" + component + ":" + version;
    }
}
