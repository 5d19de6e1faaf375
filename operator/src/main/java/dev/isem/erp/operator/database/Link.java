package dev.isem.erp.operator.database;

import dev.isem.erp.steps.StepLog;
import dev.isem.erp.steps.TerminationMessage;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ties a migrated vertical to the suite: the foreign keys that its manifest declares, a check that its part of the
 * catalogue is as the suite makes it, then its user in the managed Redis.
 */
public final class Link {

    private static final String KEPT = "The migration before it and the keys made so far stay.";
    private static final String ORPHANS = "23503";

    private final Session session;
    private final Declaration vertical;
    private final RedisAccess redis;
    private final ForeignKeys keys;

    private Link(Session session, Declaration vertical, RedisAccess redis) {
        this.session = session;
        this.vertical = vertical;
        this.redis = redis;
        this.keys = new ForeignKeys(session);
    }

    /** Runs the step on this process's environment and ends the process with the step's exit code. */
    public static void main(String[] args) {
        StepLog.begin();
        Map<String, String> env = System.getenv();
        StepReport report = report(run(env));
        TerminationMessage.publish(report.line(), env);
        System.exit(report.exitCode());
    }

    /** Runs the step on the given environment. */
    public static LinkOutcome run(Map<String, String> env) {
        return switch (AdminStep.run(
                "link", KEPT, env, (session, it) -> new Link(session, it.declaration(), RedisAccess.from(env)).run())) {
            case AdminStep.Done<LinkOutcome> done -> done.outcome();
            case AdminStep.Stopped<LinkOutcome> stopped -> failed(stopped.failure());
        };
    }

    static StepReport report(LinkOutcome outcome) {
        return switch (outcome) {
            case LinkOutcome.Linked linked ->
                new StepReport("link", "Linked", TerminationMessage.SUCCESS)
                        .with("keys", linked.keys())
                        .withList("redisPasswords", linked.redisPasswords());
            case LinkOutcome.Drifted drifted ->
                new StepReport("link", "Drifted", TerminationMessage.REFUSED)
                        .with("keys", drifted.keys())
                        .withList("findings", drifted.findings());
            case LinkOutcome.Failed failed ->
                new StepReport("link", "Failed", TerminationMessage.FAILED)
                        .with(new Failure(failed.passing(), failed.error()));
        };
    }

    private LinkOutcome run() throws SQLException {
        if (!new Registry(session).isRegistered(vertical.vertical())) {
            return failed(new Failure(
                    false,
                    StepError.of(
                            vertical.vertical() + " is not in the registry. Nothing was changed.",
                            "Run provision and migrate first.")));
        }
        for (Reference reference : vertical.references()) {
            Optional<Failure> failure = link(reference);
            if (failure.isPresent()) {
                return failed(failure.get());
            }
        }
        keys.dropUndeclared(vertical);
        List<String> findings = new DriftCheck(session).findings(vertical);
        int count = vertical.references().size();
        if (!findings.isEmpty()) {
            return new LinkOutcome.Drifted(count, findings);
        }
        return redis.ensure(vertical.vertical())
                .map(Link::failed)
                .orElseGet(() -> new LinkOutcome.Linked(count, session.statements(), redis.hashes()));
    }

    private Optional<Failure> link(Reference reference) throws SQLException {
        Optional<String> problem = keys.add(reference);
        if (problem.isPresent()) {
            return Optional.of(new Failure(
                    false,
                    StepError.of(
                            "The reference " + reference + " cannot become a key: " + problem.get()
                                    + ". Keys made before it stay.",
                            "Correct the manifest's reference, or the table by a migration.")));
        }
        if (keys.find(reference).filter(ForeignKeys.Key::isToValidate).isEmpty()) {
            return Optional.empty();
        }
        try {
            keys.validate(reference);
            return Optional.empty();
        } catch (SQLException failed) {
            if (ORPHANS.equals(failed.getSQLState())) {
                return Optional.of(new Failure(false, orphans(reference)));
            }
            throw failed;
        }
    }

    private static StepError orphans(Reference reference) {
        String message = reference.child() + " has rows whose (tenant_id, " + reference.column() + ") is not in "
                + reference.parent() + ". The key holds for new rows and is not yet valid for old ones.";
        String hint = "As migrator, find them: SELECT c.tenant_id, c." + reference.column() + " FROM "
                + reference.child() + " c LEFT JOIN " + reference.parent()
                + " p ON p.tenant_id = c.tenant_id AND p.id = c."
                + reference.column() + " WHERE p.id IS NULL AND c." + reference.column()
                + " IS NOT NULL; correct them, then ask for a retry.";
        return new StepError(message, hint, ORPHANS, List.of(), List.of());
    }

    private static LinkOutcome failed(Failure failure) {
        return new LinkOutcome.Failed(failure.passing(), failure.error());
    }
}
