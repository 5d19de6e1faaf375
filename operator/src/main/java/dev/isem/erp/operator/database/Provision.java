package dev.isem.erp.operator.database;

import dev.isem.erp.steps.StepLog;
import dev.isem.erp.steps.TerminationMessage;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prepares the shared database for one version of a vertical: its roles with their passwords, its schemas, the rights
 * its manifest asks for, its row in the registry. All of it or nothing, and nothing when all is there.
 */
public final class Provision {

    private static final int OLDEST_SERVER = 160000;

    private final Session session;
    private final StepSettings settings;
    private final Declaration vertical;

    private Provision(Session session, StepSettings settings) {
        this.session = session;
        this.settings = settings;
        this.vertical = settings.declaration();
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
    public static ProvisionOutcome run(Map<String, String> env) {
        return switch (AdminStep.run(
                "provision", Failure.UNCHANGED, env, (session, settings) -> new Provision(session, settings).run())) {
            case AdminStep.Done<ProvisionOutcome> done -> done.outcome();
            case AdminStep.Stopped<ProvisionOutcome> stopped ->
                new ProvisionOutcome.Failed(
                        stopped.failure().passing(), stopped.failure().error());
        };
    }

    static StepReport report(ProvisionOutcome outcome) {
        return switch (outcome) {
            case ProvisionOutcome.Provisioned done ->
                new StepReport("provision", "Provisioned", TerminationMessage.SUCCESS)
                        .with("statements", done.statements())
                        .withList("leftoverRights", done.extraGrants());
            case ProvisionOutcome.HandLoaded _ -> new StepReport("provision", "HandLoaded", TerminationMessage.REFUSED);
            case ProvisionOutcome.Refused refused ->
                new StepReport("provision", "Refused", TerminationMessage.REFUSED).with(refused.error());
            case ProvisionOutcome.Failed failed ->
                new StepReport("provision", "Failed", TerminationMessage.FAILED)
                        .with(new Failure(failed.passing(), failed.error()));
        };
    }

    private ProvisionOutcome run() throws SQLException {
        if (session.connection().getMetaData().getDatabaseMajorVersion() * 10000 < OLDEST_SERVER) {
            return new ProvisionOutcome.Refused(StepError.of(
                    "This server is older than PostgreSQL 16, which has no separate right to act as a role. "
                            + "Nothing was changed.",
                    "Use PostgreSQL 16 or newer."));
        }
        Optional<StepError> badName = Claims.refusalOfNames(vertical);
        if (badName.isPresent()) {
            return new ProvisionOutcome.Refused(badName.get());
        }
        new Scratch(session, settings).clearAway();
        Map<String, String> refusedPasswords = new Passwords(settings.address()).refused(settings);
        ProvisionOutcome outcome = session.inTransaction(() -> provision(refusedPasswords));
        return outcome instanceof ProvisionOutcome.Provisioned done ? withOneLogin(done) : outcome;
    }

    private ProvisionOutcome provision(Map<String, String> refusedPasswords) throws SQLException {
        new Foundation(session).ensure();
        new SetAside(session, vertical).putBack(); // a restore that died half way
        boolean handLoaded = new HandLoaded(session, vertical).isThere();
        var claims = new Claims(session);
        Optional<StepError> refusal =
                handLoaded ? claims.refusalOfRegistered(vertical) : claims.refusalOfSchemas(vertical);
        if (refusal.isEmpty()) {
            refusal = new Requirements(session).refusal(vertical);
        }
        if (refusal.isPresent()) {
            session.connection().rollback();
            return new ProvisionOutcome.Refused(refusal.get());
        }
        if (handLoaded) {
            session.connection().rollback();
            return new ProvisionOutcome.HandLoaded();
        }
        new Roles(session).ensureFor(vertical, settings.login());
        new Roles(session).limitConnections(settings.login(), settings.connectionLimit());
        for (Map.Entry<String, String> role : refusedPasswords.entrySet()) {
            session.changePassword(role.getKey(), role.getValue());
        }
        new Schemas(session).ensure(vertical);
        var kept = new Grants(session).ensure(vertical, settings.narrow());
        new Registry(session).register(vertical);
        return new ProvisionOutcome.Provisioned(
                session.statements(), kept.stream().map(Grant::toString).toList());
    }

    /** While pods of both live both are let in; then only the one as which the application logs in now. */
    private ProvisionOutcome withOneLogin(ProvisionOutcome.Provisioned done) throws SQLException {
        Door door = new Door(session, settings);
        if (!door.isOtherIn()) {
            return done;
        }
        if (settings.oneLogin()) {
            door.closeToOther();
            return new ProvisionOutcome.Provisioned(session.statements(), done.extraGrants());
        }
        return new ProvisionOutcome.Provisioned(
                done.statements(),
                Stream.concat(done.extraGrants().stream(), Stream.of("LOGIN for " + settings.otherLogin()))
                        .toList());
    }
}
