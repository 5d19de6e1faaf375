package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ReleaseProgress;
import dev.isem.erp.crds.ReleaseProgress.Halted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a release train has come, for the suite's status. */
final class TrainProgress {

    private final Train train;

    private TrainProgress(Train train) {
        this.train = train;
    }

    static ReleaseProgress of(Train train) {
        return new TrainProgress(train).progress();
    }

    private ReleaseProgress progress() {
        List<String> awaiting = names(each -> isOpen(each) && each.awaitsApproval());
        List<String> changing = names(each -> isOpen(each) && turn(each) instanceof Turn.Goes);
        List<String> waiting = names(each -> isOpen(each) && turn(each) instanceof Turn.Waits);
        List<String> failed = names(each -> !each.isSuspended() && each.hasFailed());
        List<Halted> halted = train.carriages().stream()
                .filter(TrainProgress::isOpen)
                .flatMap(each -> turn(each) instanceof Turn.Halted by
                        ? Stream.of(new Halted(each.name(), by.by()))
                        : Stream.empty())
                .toList();
        List<String> suspended = names(Carriage::isSuspended);
        return new ReleaseProgress(
                names(Carriage::isDone).size() + "/" + train.carriages().size(),
                state(changing, awaiting, waiting, failed, halted, suspended),
                orNull(changing),
                orNull(awaiting),
                orNull(waiting),
                orNull(failed),
                orNull(halted),
                orNull(suspended),
                orNull(train.unknown()));
    }

    private String state(
            List<String> changing,
            List<String> awaiting,
            List<String> waiting,
            List<String> failed,
            List<Halted> halted,
            List<String> suspended) {
        var parts = new ArrayList<String>();
        add(
                parts,
                "changing ",
                changing.stream().filter(each -> !awaiting.contains(each)).toList());
        add(parts, "awaiting approval ", awaiting);
        add(parts, "failed ", failed);
        add(
                parts,
                "halted ",
                halted.stream().map(each -> each.name() + " by " + each.by()).toList());
        add(parts, "waiting ", waiting);
        if (parts.isEmpty()) {
            parts.add("done");
        }
        add(parts, "suspended ", suspended);
        add(parts, "unknown ", train.unknown());
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, String word, List<String> names) {
        if (!names.isEmpty()) {
            parts.add(word + String.join(", ", names));
        }
    }

    private List<String> names(Predicate<Carriage> which) {
        return train.carriages().stream().filter(which).map(Carriage::name).toList();
    }

    private Turn turn(Carriage each) {
        return train.turnOf(each.name()).orElseThrow();
    }

    private static boolean isOpen(Carriage each) {
        return !each.isDone() && !each.isSuspended() && !each.hasFailed();
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
