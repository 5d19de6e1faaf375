package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.operator.observe.Observation;
import dev.isem.erp.operator.render.Login;
import dev.isem.erp.operator.render.LoginKeeper;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.Names;
import dev.isem.erp.operator.render.Rendered;
import dev.isem.erp.operator.render.Rolling;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Passwords of the database are replaced without a moment in which none is valid: a run of the steps lets the second role
 * in, pods under it take the place of the others, and when the last of those is gone another run refuses the first role.
 *
 * @param request value of the annotation that was taken up last
 * @param login the one it leads to
 * @param replaces the one before
 * @param since when the phase began
 */
record Rotation(String request, Phase phase, Login login, Login replaces, Instant since) {

    enum Phase {
        PREPARING("Preparing"),
        ROLLING_OUT("RollingOut"),
        RETIRING("Retiring"),
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
    static Optional<Rotation> of(
            Observation seen, ErpVerticalStatus old, @Nullable MigrationRecord record, Instant now) {
        String wanted = request(seen);
        if (old.rotation() != null) {
            return Optional.of(of(old.rotation()).advanced(seen, record, now));
        }
        // A manifest that is applied anew, perhaps from Git, has new passwords anyway.
        return old.observedGeneration() == null && !wanted.isEmpty()
                ? Optional.of(new Rotation(wanted, Phase.DONE, Login.FIRST, Login.FIRST, now))
                : Optional.empty();
    }

    private static Rotation of(ErpVerticalStatus.Rotation shown) {
        return new Rotation(
                Texts.orElse(shown.request(), ""),
                Phase.of(shown.phase()),
                Login.of(shown.login()),
                Login.of(shown.replaces()),
                shown.since() == null ? Instant.EPOCH : Instant.parse(shown.since()));
    }

    ErpVerticalStatus.Rotation shown() {
        return new ErpVerticalStatus.Rotation(
                request.isEmpty() ? null : request,
                phase.shown,
                login.shown(),
                replaces.shown(),
                since.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private Rotation advanced(Observation seen, @Nullable MigrationRecord record, Instant now) {
        return switch (phase) {
            case PREPARING -> {
                if (hasLetIn(record)) {
                    yield in(Phase.ROLLING_OUT, now);
                }
                // Another value begins anew, none takes the request back: no pod knows the new login yet.
                yield request.equals(request(seen)) ? this : new Rotation("", Phase.DONE, replaces, replaces, now);
            }
            case ROLLING_OUT -> isEveryPodUnder(seen) ? in(Phase.RETIRING, now) : this;
            case RETIRING ->
                hasLetIn(record) && record != null && hasRefused(seen, record) ? in(Phase.DONE, now) : this;
            case DONE -> this;
        };
    }

    private Rotation in(Phase next, Instant now) {
        return new Rotation(request, next, login, replaces, now);
    }

    /** What is asked for and not begun begins, where the version that is asked for serves and no run is under way. */
    static Situation begun(Situation situation) {
        if (!isWaiting(situation)
                || situation.rotation().filter(each -> each.phase != Phase.DONE).isPresent()
                || Migration.running(situation).isPresent()) {
            return situation;
        }
        String wanted = request(situation.seen());
        Login current = situation.wanted().login();
        String uid = situation.vertical().getMetadata().getUid();
        // With the last run in it: a value that is taken back and set again names Secrets that are still to be made.
        Login next = current.successor(
                Rendered.shortHash(String.join("\n", uid, wanted, current.id(), situation.recordedJob())));
        return situation.rotating(new Rotation(wanted, Phase.PREPARING, next, current, situation.now()));
    }

    /** Whether one is asked for that has not begun. */
    static boolean isWaiting(Situation situation) {
        String wanted = request(situation.seen());
        return !wanted.isEmpty()
                && situation
                        .rotation()
                        .filter(each -> wanted.equals(each.request))
                        .isEmpty();
    }

    /** Whether the database is still to be told of the new login. */
    static boolean isToPrepare(Situation situation) {
        return situation
                .rotation()
                .filter(each -> each.phase == Phase.PREPARING)
                .isPresent();
    }

    /** How long until the login before is to be refused; empty while pods are under it, and when nothing is to do. */
    static Optional<Duration> untilRefusal(Situation situation) {
        return situation
                .rotation()
                .filter(each -> each.phase == Phase.RETIRING)
                .map(each -> Rolling.untilLastOldPod(each.since, situation.now()));
    }

    /** Whether it is time to refuse the login before. What else older pods use may have to stay for longer. */
    static boolean isToRefuse(Situation situation) {
        return untilRefusal(situation)
                .filter(remaining -> !remaining.isPositive())
                .isPresent();
    }

    /** As whom the pods of what is asked for log in. */
    static Login forPods(Optional<Rotation> rotation) {
        return rotation.map(each -> each.phase == Phase.PREPARING ? each.replaces : each.login)
                .orElse(Login.FIRST);
    }

    /** Whom the next run of the steps lets in. */
    static Login forSteps(Situation situation) {
        return situation.rotation().map(Rotation::login).orElse(Login.FIRST);
    }

    /** How long pods under the login before may still live; empty while they are being replaced. */
    static Optional<Duration> untilOldPodsAreGone(Situation situation) {
        boolean none =
                situation.rotation().filter(each -> each.phase != Phase.DONE).isEmpty();
        return none ? Optional.of(Duration.ZERO) : untilRefusal(situation);
    }

    /** What the Secrets of every login and key that is in use, or is to be, belong to. */
    static List<HasMetadata> keepers(Situation situation) {
        Stream<HasMetadata> ofLogins = Stream.of(
                        forSteps(situation), forPods(situation.rotation()), letThrough(situation.old()))
                .filter(login -> !login.isFirst())
                .distinct()
                .map(login -> LoginKeeper.render(situation.wanted(), login));
        return Stream.concat(ofLogins, Signing.keepers(situation)).toList();
    }

    /** A pod under the login before may still be made anew until the last of them is gone, and mounts its Secret. */
    static boolean mustStay(Situation situation, HasMetadata leftover) {
        return LoginKeeper.is(leftover)
                && situation.rotation().filter(each -> each.phase != Phase.DONE).isPresent();
    }

    /** What there is to say beside what keeps it from beginning, or from going on; empty if nothing is. */
    static String waiting(Situation situation) {
        if (isToPrepare(situation)) {
            return " Its pods keep the passwords that they have; without the annotation " + Marks.ROTATE
                    + " these are not replaced.";
        }
        String refused = untilRefusal(situation).isPresent()
                ? " Its passwords before the rotation count until its next run of the database steps."
                : "";
        return isWaiting(situation) ? refused + " The rotation of its passwords that was asked for follows." : refused;
    }

    /** What there is to say beside that the version serves. */
    static String remark(Situation situation) {
        String waiting = isWaiting(situation) ? "; the rotation asked for since follows" : "";
        return situation.rotation().map(Rotation::doing).orElse("") + waiting;
    }

    private String doing() {
        return switch (phase) {
            case PREPARING -> "; its passwords are being replaced";
            case RETIRING -> "; its passwords are replaced, and those before are refused once no pod uses them";
            case ROLLING_OUT, DONE -> "";
        };
    }

    private static String request(Observation seen) {
        var annotations = seen.vertical().getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(Marks.ROTATE, "");
    }

    private static Login letThrough(ErpVerticalStatus old) {
        return Login.of(old.serving() == null ? null : old.serving().login());
    }

    private boolean hasLetIn(@Nullable MigrationRecord record) {
        return record != null && Migration.isSuccess(record) && Objects.equals(record.login(), idOrNothing());
    }

    /** The pass that reads what a run said sees its Job; without it, another run refuses again what is refused. */
    private static boolean hasRefused(Observation seen, MigrationRecord record) {
        return Boolean.TRUE.equals(record.settled())
                || Run.of(seen).stream()
                        .filter(run -> run.name().equals(record.job()))
                        .anyMatch(Run::refusesOtherLogin);
    }

    private @Nullable String idOrNothing() {
        return login.isFirst() ? null : login.id();
    }

    private boolean isEveryPodUnder(Observation seen) {
        String name = seen.vertical().getMetadata().getName();
        return seen.owned()
                .deployment(Names.backend(name))
                .filter(Rollouts::isComplete)
                .filter(live -> Rollouts.mounts(live, login.appSecret(name)))
                .isPresent();
    }
}
