package dev.isem.erp.operator.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who comes before whom in a release train. An owner of tables that goes up comes before those who need it, directly or
 * by others; one that goes down comes after them, for they may use what only its newer version has.
 *
 * <p>Without a circle of requirements there is none here: the vertical of a circle that needs none of the others in it
 * would have to be before both of its neighbours, or after both.
 */
final class TrainOrder {

    private final Optional<Carriage> canary;
    private final List<Carriage> stillToCome;
    private final Owners owners;

    TrainOrder(@Nullable String canary, List<Carriage> carriages, Owners owners) {
        this.stillToCome = carriages.stream()
                .filter(each -> !each.isDone() && !each.isSuspended())
                .toList();
        this.canary =
                stillToCome.stream().filter(each -> each.name().equals(canary)).findFirst();
        this.owners = owners;
    }

    /** Why it may not go yet, whatever slots are free. */
    Optional<Turn> obstacle(Carriage mine) {
        Optional<String> failed = failedBefore(mine, new HashSet<>());
        if (failed.isPresent()) {
            return failed.map(Turn.Halted::new);
        }
        List<String> before = Stream.concat(needed(mine), readersOnTheWayDown(mine))
                .map(Carriage::name)
                .distinct()
                .sorted()
                .toList();
        return before.isEmpty() ? Optional.empty() : Optional.of(new Turn.Waits(before));
    }

    /** The one at the beginning of the chain of those that it needs. */
    private Optional<String> failedBefore(Carriage mine, Set<String> visited) {
        return needed(mine)
                .filter(each -> visited.add(each.name()))
                .flatMap(each -> failed(each, visited).stream())
                .findFirst();
    }

    private Optional<String> failed(Carriage each, Set<String> visited) {
        if (each.hasFailed()) {
            return Optional.of(each.name());
        }
        return each.isUnderWay() ? Optional.empty() : failedBefore(each, visited);
    }

    /** Those that must be ready at their version before it. */
    private Stream<Carriage> needed(Carriage mine) {
        return Stream.concat(ownersOnTheWayUp(mine), canary.filter(first -> isBehind(first, mine)).stream());
    }

    private Stream<Carriage> ownersOnTheWayUp(Carriage mine) {
        return others(mine)
                .filter(each -> !each.goesDown())
                .filter(each -> owners.needs(mine.vertical(), each.vertical()));
    }

    /** One that cannot go down stays on what it has, and needs no less of its owners than before. */
    private Stream<Carriage> readersOnTheWayDown(Carriage mine) {
        return readersOfOneThatGoesDown(mine)
                .filter(each -> failed(each, new HashSet<>()).isEmpty());
    }

    private Stream<Carriage> readersOfOneThatGoesDown(Carriage mine) {
        return mine.goesDown()
                ? others(mine).filter(each -> owners.needs(each.vertical(), mine.vertical()))
                : Stream.empty();
    }

    private boolean isBehind(Carriage first, Carriage mine) {
        return !first.name().equals(mine.name()) && !aheadOf(first).contains(mine.name());
    }

    /** Those without whom the canary itself could not go. */
    private Set<String> aheadOf(Carriage first) {
        var ahead = new HashSet<String>();
        var open = new ArrayList<>(List.of(first));
        while (!open.isEmpty()) {
            Carriage each = open.removeLast();
            Stream.concat(ownersOnTheWayUp(each), readersOfOneThatGoesDown(each))
                    .filter(before -> ahead.add(before.name()))
                    .forEach(open::add);
        }
        return ahead;
    }

    private Stream<Carriage> others(Carriage mine) {
        return stillToCome.stream().filter(each -> !each.name().equals(mine.name()));
    }
}
