package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.operator.observe.Observation;
import dev.isem.erp.operator.render.Credential;
import dev.isem.erp.operator.render.Keys;
import dev.isem.erp.operator.render.LoginKeeper;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.Names;
import dev.isem.erp.operator.render.Release;
import dev.isem.erp.operator.render.Rendered;
import dev.isem.erp.operator.render.Rolling;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs the suite's tokens is replaced without a token that nobody can check: the new one is published beside
 * the old, signs when every vertical knows it, and the old one is withdrawn when its last token has expired.
 *
 * @param request value of the annotation that was taken up last
 * @param key id of the one it leads to, empty for the first
 * @param replaces id of the one before
 * @param since when the phase began
 */
record Signing(String request, Phase phase, String key, String replaces, Instant since) {

    /** RemoteKeys fetches the published keys again when they are ten minutes old, and tries every ten seconds. */
    static final Duration UNTIL_KNOWN =
            Rolling.LAST_OLD_POD.plus(Duration.ofMinutes(10)).plusSeconds(20);

    /** TokenIssuer.LIFE, and the half minute that clocks may differ. */
    static final Duration UNTIL_EXPIRED =
            Rolling.LAST_OLD_POD.plus(Duration.ofMinutes(15)).plusSeconds(60);

    enum Phase {
        PREPARING("Preparing"),
        PUBLISHING("Publishing"),
        PUBLISHED("Published"),
        SWITCHING("Switching"),
        SWITCHED("Switched"),
        DONE("Done");

        private final String shown;

        Phase(String shown) {
            this.shown = shown;
        }

        static Phase of(@Nullable String shown) {
            return Stream.of(values())
                    .filter(each -> each.shown.equals(shown))
                    .findFirst()
                    .orElse(DONE);
        }
    }

    /** As far as it has come by what is seen now; empty as long as nobody asked for one. */
    static Optional<Signing> of(Observation seen, ErpVerticalStatus old, Instant now) {
        var shown = old.signing();
        if (shown != null) {
            return Optional.of(new Signing(
                            Texts.orElse(shown.request(), ""),
                            Phase.of(shown.phase()),
                            Texts.orElse(shown.key(), ""),
                            Texts.orElse(shown.replaces(), ""),
                            shown.since() == null ? Instant.EPOCH : Instant.parse(shown.since()))
                    .advanced(seen, now));
        }
        String wanted = request(seen);
        return old.observedGeneration() == null && !wanted.isEmpty() && isIdentity(seen)
                ? Optional.of(new Signing(wanted, Phase.DONE, "", "", now))
                : Optional.empty();
    }

    ErpVerticalStatus.Signing shown() {
        return new ErpVerticalStatus.Signing(
                request,
                phase.shown,
                key.isEmpty() ? null : key,
                replaces.isEmpty() ? null : replaces,
                since.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private Signing advanced(Observation seen, Instant now) {
        return switch (phase) {
            case PREPARING -> keeper(seen, key).isPresent() ? in(Phase.PUBLISHING, now) : this;
            case PUBLISHING -> isEveryPodTold(seen, "ERP_PUBLISHED_KEY_FILES") ? in(Phase.PUBLISHED, now) : this;
            case PUBLISHED -> remaining(now).isPositive() ? this : in(Phase.SWITCHING, now);
            case SWITCHING -> isEveryPodTold(seen, "ERP_SIGNING_KEY_FILE") ? in(Phase.SWITCHED, now) : this;
            case SWITCHED -> remaining(now).isPositive() ? this : in(Phase.DONE, now);
            case DONE -> this;
        };
    }

    private Signing in(Phase next, Instant now) {
        return new Signing(request, next, key, replaces, now);
    }

    /** How long the phase still takes, if time alone ends it; zero or less otherwise. */
    private Duration remaining(Instant now) {
        return switch (phase) {
            case PUBLISHED -> Duration.between(now, since.plus(UNTIL_KNOWN));
            case SWITCHED -> Duration.between(now, since.plus(UNTIL_EXPIRED));
            case PREPARING, PUBLISHING, SWITCHING, DONE -> Duration.ZERO;
        };
    }

    /** What is asked for and not begun begins, where the version that is asked for serves. */
    static Situation begun(Situation situation) {
        Observation seen = situation.seen();
        String wanted = request(seen);
        Optional<Signing> before = situation.signing();
        boolean isNew = before.filter(each -> wanted.equals(each.request)).isEmpty();
        boolean isFree = before.filter(each -> each.phase != Phase.DONE).isEmpty();
        if (wanted.isEmpty() || !isNew || !isFree || !isIdentity(seen)) {
            return situation;
        }
        String current = before.map(Signing::key).orElse("");
        String uid = seen.vertical().getMetadata().getUid();
        String next = Rendered.shortHash(String.join("\n", uid, wanted, current));
        return situation.signing(new Signing(wanted, Phase.PREPARING, next, current, situation.now()));
    }

    static Keys keys(Optional<Signing> signing) {
        return Keys.of(signing.map(Signing::shown).orElse(null));
    }

    /** What the Secret of every key belongs to that a pod has or is to have. */
    static Stream<HasMetadata> keepers(Situation situation) {
        return situation.signing().stream()
                .flatMap(each -> each.phase == Phase.DONE ? Stream.of(each.key) : Stream.of(each.key, each.replaces))
                .filter(id -> !id.isEmpty())
                .map(id -> LoginKeeper.ofKey(situation.wanted(), id));
    }

    /** A pod that mounts the Secret of a withdrawn key may be made anew until the roll-out without that is over. */
    static boolean mustStay(Situation situation, HasMetadata leftover) {
        return LoginKeeper.is(leftover)
                && backend(situation.seen())
                        .filter(Rollouts::isComplete)
                        .filter(live ->
                                !Rollouts.mounts(live, leftover.getMetadata().getName()))
                        .isEmpty();
    }

    /** The new key, until the first roll-out with it has begun: asking for it then would be asking at rest. */
    static List<Credential> credentials(Situation situation) {
        return situation.signing().stream()
                .filter(each -> each.phase == Phase.PUBLISHING)
                .filter(each -> !each.isMounted(situation))
                .flatMap(each -> keeper(situation.seen(), each.key).stream())
                .map(keeper -> Credential.ofKey(situation.wanted(), keeper))
                .toList();
    }

    /** When time alone brings it further. */
    static Optional<Duration> recheck(Situation situation) {
        return situation.signing().map(each -> each.remaining(situation.now())).filter(Duration::isPositive);
    }

    static String remark(Situation situation) {
        return situation.signing().map(each -> each.phase).map(Signing::doing).orElse("");
    }

    private static String doing(Phase phase) {
        return switch (phase) {
            case PREPARING, PUBLISHING -> "; its next signing key is being published";
            case PUBLISHED -> "; its next signing key signs once every vertical knows it";
            case SWITCHING, SWITCHED ->
                "; its signing key is replaced, and the one before counts until its last token expires";
            case DONE -> "";
        };
    }

    private boolean isMounted(Situation situation) {
        Release release = situation.wanted();
        return backend(situation.seen())
                .filter(live -> Rollouts.mounts(live, Names.signingKey(release.suiteName(), key)))
                .isPresent();
    }

    private boolean isEveryPodTold(Observation seen, String variable) {
        return backend(seen)
                .filter(Rollouts::isComplete)
                .filter(live -> live.getSpec().getTemplate().getSpec().getContainers().stream()
                        .flatMap(container -> container.getEnv().stream())
                        .anyMatch(each -> each.getName().equals(variable)
                                && Keys.file(key).equals(each.getValue())))
                .isPresent();
    }

    private static Optional<Deployment> backend(Observation seen) {
        return seen.owned()
                .deployment(Names.backend(seen.vertical().getMetadata().getName()));
    }

    private static Optional<HasMetadata> keeper(Observation seen, String id) {
        String suite = seen.vertical().getSpec().suiteRef().name();
        return seen.owned().configMap(Names.signingKey(suite, id));
    }

    private static boolean isIdentity(Observation seen) {
        return seen.vertical().getSpec().schemas().contains(Release.IDENTITY_SCHEMA);
    }

    private static String request(Observation seen) {
        var annotations = seen.vertical().getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(Marks.ROTATE_SIGNING_KEY, "");
    }
}
