package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVertical;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Are this schema, host and Redis DB mine? The oldest of those who claim one keeps it; the others are told. */
final class Collisions {

    private static final Comparator<ErpVertical> BY_AGE = Comparator.comparing(
                    (ErpVertical each) -> each.getMetadata().getCreationTimestamp())
            .thenComparing(each -> each.getMetadata().getName());

    private Collisions() {}

    static Verdict check(Situation situation) {
        ErpVertical mine = situation.vertical();
        return situation.seen().neighbours().stream()
                .filter(neighbour -> BY_AGE.compare(neighbour, mine) < 0)
                .sorted(BY_AGE)
                .flatMap(older -> claimOfBoth(situation, older).stream().map(claim -> refuse(situation, older, claim)))
                .findFirst()
                .orElse(Verdict.pass());
    }

    static boolean isOlder(ErpVertical one, ErpVertical other) {
        return BY_AGE.compare(one, other) < 0;
    }

    private static Verdict refuse(Situation situation, ErpVertical older, String claim) {
        String winner = older.getMetadata().getName();
        return new Verdict.Refuse(
                Conditions.DEPENDENCIES_READY,
                Reason.CONFLICT,
                "%s has %s already and is older, so it keeps it. Nothing of %s was changed. Choose another one here. %s"
                        .formatted(winner, claim, winner, situation.kept()));
    }

    private static Optional<String> claimOfBoth(Situation situation, ErpVertical older) {
        ErpVertical mine = situation.vertical();
        return Stream.of(sharedSchema(mine, older), sharedHost(situation, older), sharedRedis(mine, older))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> sharedSchema(ErpVertical mine, ErpVertical older) {
        return mine.getSpec().schemas().stream()
                .filter(older.getSpec().schemas()::contains)
                .findFirst()
                .map(schema -> "the schema " + schema);
    }

    private static Optional<String> sharedHost(Situation situation, ErpVertical older) {
        List<String> theirs = prefixes(older);
        var suite = situation.seen().suite();
        String domain = suite == null ? "the suite's domain" : suite.getSpec().domain();
        return prefixes(situation.vertical()).stream()
                .filter(theirs::contains)
                .findFirst()
                .map(prefix -> "the host " + (prefix.isEmpty() ? "" : prefix + ".") + domain);
    }

    private static Optional<String> sharedRedis(ErpVertical mine, ErpVertical older) {
        var one = mine.getSpec().redis();
        var other = older.getSpec().redis();
        return one != null && other != null && one.db().equals(other.db())
                ? Optional.of("Redis DB " + one.db())
                : Optional.empty();
    }

    /** What stands before the suite's domain: the subdomain {@code api} would be another's API. */
    private static List<String> prefixes(ErpVertical vertical) {
        String subdomain = vertical.getSpec().subdomain();
        return List.of(subdomain, subdomain.isEmpty() ? "api" : "api." + subdomain);
    }
}
