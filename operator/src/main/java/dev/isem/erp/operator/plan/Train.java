package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ReleaseTrain;
import dev.isem.erp.operator.render.Release;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The release train of a suite: whose turn it is to change its version. It follows from the suite's manifest and from
 * what every vertical says of itself, so whoever looks at the same picture sees the same turns.
 */
final class Train {

    private final ReleaseTrain release;
    private final List<Carriage> carriages;
    private final TrainOrder order;

    private Train(ReleaseTrain release, List<Carriage> carriages, Owners owners) {
        this.release = release;
        this.carriages = carriages;
        this.order = new TrainOrder(release.canary(), carriages, owners);
    }

    /** The train of the suite, if it has a release. */
    static Optional<Train> of(ErpSuite suite, List<ErpVertical> verticals) {
        List<ErpVertical> staying = verticals.stream()
                .filter(each -> each.getMetadata().getDeletionTimestamp() == null)
                .toList();
        List<Carriage> carriages = staying.stream()
                .flatMap(each -> Release.askedByTrain(each, suite).map(target -> new Carriage(each, target)).stream())
                .sorted(Comparator.comparing(Carriage::name))
                .toList();
        return Optional.ofNullable(suite.getSpec().release())
                .map(release -> new Train(release, carriages, new Owners(staying)));
    }

    /** Is it this vertical's turn? */
    static Verdict check(Situation situation) {
        ErpSuite suite = situation.seen().suite();
        if (suite == null || isAtWork(situation)) {
            return Verdict.pass();
        }
        List<ErpVertical> everyone = Stream.concat(
                        situation.seen().neighbours().stream(), Stream.of(situation.vertical()))
                .toList();
        return of(suite, everyone)
                .flatMap(train -> train.turnOf(situation.name()))
                .map(turn -> verdict(situation, turn))
                .orElse(Verdict.pass());
    }

    /** What has begun is left to end. */
    private static boolean isAtWork(Situation situation) {
        return Migration.running(situation)
                .filter(run -> run.inputs().equals(situation.inputs())
                        || !run.restore().isEmpty())
                .isPresent();
    }

    private static Verdict verdict(Situation situation, Turn turn) {
        return switch (turn) {
            case Turn.Goes _ -> Verdict.pass();
            case Turn.Waits waits ->
                wait(
                        Reason.WAITING_FOR_TURN,
                        "%s waits for its turn in the release after %s. %s It goes on by itself."
                                .formatted(situation.asked(), String.join(", ", waits.after()), situation.kept()),
                        waits.after());
            case Turn.Halted halted ->
                wait(
                        Reason.RELEASE_HALTED,
                        "%s of the release does not begin: %s comes before it and did not reach its version. %s Help %s, or edit spec.release of the suite."
                                .formatted(situation.asked(), halted.by(), situation.kept(), halted.by()),
                        List.of(halted.by()));
        };
    }

    private static Verdict wait(Reason reason, String message, List<String> blockedBy) {
        return new Verdict.Wait(Conditions.DEPENDENCIES_READY, reason, message, blockedBy, Work.NONE);
    }

    /** Those that the release names and that are there, by name. */
    List<Carriage> carriages() {
        return carriages;
    }

    /** Names that the release has and no vertical. */
    List<String> unknown() {
        Set<String> known = carriages.stream().map(Carriage::name).collect(Collectors.toSet());
        return release.versions().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .toList();
    }

    /** What a vertical may do now; empty for one that the release does not name. */
    Optional<Turn> turnOf(String name) {
        return carriages.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(this::turn);
    }

    private Turn turn(Carriage mine) {
        return mine.isUnderWay() ? new Turn.Goes() : order.obstacle(mine).orElseGet(() -> withinSlots(mine));
    }

    /** Those that could go share the free slots in the order of their names, which is the same for all of them. */
    private Turn withinSlots(Carriage mine) {
        List<String> changing = names(carriages.stream().filter(Carriage::isChanging));
        List<String> ready = names(carriages.stream()
                .filter(each -> !each.isUnderWay() && !each.isSuspended())
                .filter(each -> order.obstacle(each).isEmpty()));
        List<String> next = ready.subList(0, Math.clamp(release.slots() - changing.size(), 0, ready.size()));
        return next.contains(mine.name())
                ? new Turn.Goes()
                : new Turn.Waits(
                        Stream.concat(changing.stream(), next.stream()).sorted().toList());
    }

    private static List<String> names(Stream<Carriage> carriages) {
        return carriages.map(Carriage::name).toList();
    }
}
