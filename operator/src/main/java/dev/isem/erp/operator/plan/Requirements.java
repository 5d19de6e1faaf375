package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Do the tables I need exist? The owner of a schema comes before those who read it. */
final class Requirements {

    private Requirements() {}

    static Verdict check(Situation situation) {
        return Stream.<Gate>of(Requirements::suite, Requirements::self, Requirements::cycle, Requirements::owners)
                .map(question -> question.check(situation))
                .filter(verdict -> !(verdict instanceof Verdict.Pass))
                .findFirst()
                .orElse(Verdict.pass());
    }

    private static Verdict suite(Situation situation) {
        ErpSuite suite = situation.seen().suite();
        if (suite == null) {
            String name = situation.vertical().getSpec().suiteRef().name();
            return wait(Reason.SUITE_MISSING, "the ErpSuite " + name + " does not exist in this namespace; apply it.");
        }
        if (Statuses.isReady(suite) || isOnlyHeld(suite)) {
            return Verdict.pass();
        }
        String why = Conditions.find(Statuses.of(suite).conditions(), Conditions.READY)
                .map(ready -> ": " + ready.getMessage())
                .orElse("");
        return wait(
                Reason.SUITE_NOT_READY,
                "the suite " + suite.getMetadata().getName() + " is not ready" + why + ". " + situation.kept()
                        + " Nothing is migrated or rolled out meanwhile; it goes on by itself.");
    }

    /** Deleted and still used: its servers are there as before. */
    private static boolean isOnlyHeld(ErpSuite suite) {
        return suite.getMetadata().getDeletionTimestamp() != null
                && Conditions.find(Statuses.of(suite).conditions(), Conditions.READY)
                        .filter(ready -> "True".equals(ready.getStatus())
                                || Reason.DELETION_HELD.code().equals(ready.getReason()))
                        .isPresent();
    }

    private static Verdict self(Situation situation) {
        return Owners.neededBySchema(situation.vertical()).entrySet().stream()
                .filter(needed -> situation.vertical().getSpec().schemas().contains(needed.getKey()))
                .findFirst()
                .<Verdict>map(needed -> refuse(
                        Reason.SELF_REQUIREMENT,
                        "%s is in a schema of %s itself. Nothing was changed. Drop the requirement: a vertical has all rights in its own schemas."
                                .formatted(needed.getValue().getFirst(), situation.name())))
                .orElse(Verdict.pass());
    }

    /** The youngest on the way is told: the others did nothing to close the circle. */
    private static Verdict cycle(Situation situation) {
        ErpVertical mine = situation.vertical();
        List<ErpVertical> cycle = owners(situation.seen().neighbours(), mine).cycle(mine);
        boolean youngest = cycle.stream()
                .allMatch(each -> Owners.name(each).equals(situation.name()) || Collisions.isOlder(each, mine));
        if (cycle.isEmpty() || !youngest) {
            return Verdict.pass();
        }
        String way = String.join(" needs ", cycle.stream().map(Owners::name).toList()) + " needs " + situation.name();
        return refuse(
                Reason.REQUIREMENT_CYCLE,
                way + ", so none of them can come first. Nothing was changed. Drop one of the requirements.");
    }

    private static Verdict owners(Situation situation) {
        Owners owners = owners(situation.seen().neighbours(), situation.vertical());
        var blockedBy = new LinkedHashSet<String>();
        var reasons = new ArrayList<String>();
        Owners.neededBySchema(situation.vertical()).forEach((schema, tables) -> {
            Optional<ErpVertical> owner = owners.of(schema);
            if (owner.isEmpty()) {
                blockedBy.add("owner of " + schema);
                reasons.add(tables.getFirst() + " is not there: no vertical owns the schema " + schema + " yet");
            } else if (Statuses.of(owner.get()).schemaVersion() == null && blockedBy.add(Owners.name(owner.get()))) {
                reasons.add(Owners.name(owner.get()) + " has not been migrated yet; " + tables.getFirst()
                        + " comes with it");
            }
        });
        return blockedBy.isEmpty()
                ? Verdict.pass()
                : new Verdict.Wait(
                        Conditions.DEPENDENCIES_READY,
                        Reason.WAITING_FOR_REQUIREMENT,
                        String.join("; ", reasons) + ". It goes on by itself.",
                        List.copyOf(blockedBy),
                        Work.NONE);
    }

    private static Owners owners(List<ErpVertical> neighbours, ErpVertical mine) {
        return new Owners(Stream.concat(neighbours.stream(), Stream.of(mine)).toList());
    }

    private static Verdict wait(Reason reason, String message) {
        return Verdict.wait(Conditions.DEPENDENCIES_READY, reason, message);
    }

    private static Verdict refuse(Reason reason, String message) {
        return new Verdict.Refuse(Conditions.DEPENDENCIES_READY, reason, message);
    }
}
