package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.operator.observe.Observation;
import dev.isem.erp.operator.render.Rolling;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Verticals that read the tables of this one: pods of their older versions may need what is to be taken away. */
final class Readers {

    private Readers() {}

    /** Those whose older pods may still live, by name. */
    static List<String> rolling(Observation seen, Instant now) {
        return of(seen).filter(each -> isRolling(each)
                        || sinceLastRollout(Statuses.of(each), now).isPositive())
                .map(Owners::name)
                .toList();
    }

    /** How long until the last of their older pods is gone; empty while one of them is rolling out. */
    static Optional<Duration> untilSettled(Observation seen, Instant now) {
        return of(seen).anyMatch(Readers::isRolling)
                ? Optional.empty()
                : Optional.of(of(seen).map(each -> sinceLastRollout(Statuses.of(each), now))
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO));
    }

    /** How long pods that its last roll-out replaced may still live; the kubelet has ended them all by then. */
    static Duration sinceLastRollout(ErpVerticalStatus status, Instant now) {
        var history = status.history();
        @Nullable
        String since =
                history == null || history.isEmpty() ? null : history.getFirst().since();
        return since == null ? Duration.ZERO : Rolling.untilLastOldPod(Instant.parse(since), now);
    }

    private static Stream<ErpVertical> of(Observation seen) {
        List<String> mine = seen.vertical().getSpec().schemas();
        return seen.neighbours().stream()
                .filter(each -> Owners.neededBySchema(each).keySet().stream().anyMatch(mine::contains));
    }

    private static boolean isRolling(ErpVertical vertical) {
        var status = Statuses.of(vertical);
        @Nullable
        String letThrough = status.serving() == null ? null : status.serving().version();
        return letThrough != null && !letThrough.equals(status.version());
    }
}
