package dev.isem.erp.operator.database;

import dev.isem.erp.steps.StepEnvironment;
import dev.isem.erp.steps.StepLog;
import dev.isem.erp.steps.TerminationMessage;
import java.sql.SQLException;
import java.util.Map;

/**
 * What comes before and after the vertical's own image runs its scripts beside tables that were loaded by hand:
 * {@code prepare} makes an empty scratch database that notes the catalogue after each script, {@code adopt} finds the
 * script whose catalogue is nearest to the real one, and takes the tables over when a person approved exactly that.
 */
public final class Adoption {

    public static final String PREPARE = "prepare";
    public static final String ADOPT = "adopt";

    private static final String KEPT = "Nothing that was loaded was changed.";

    private final Session session;
    private final StepSettings settings;
    private final Declaration vertical;
    private final Scratch scratch;

    private Adoption(Session session, StepSettings settings) {
        this.session = session;
        this.settings = settings;
        this.vertical = settings.declaration();
        this.scratch = new Scratch(session, settings);
    }

    /** Runs the step of that name on this process's environment and ends the process with the step's exit code. */
    public static void main(String step) {
        StepLog.begin();
        Map<String, String> env = System.getenv();
        StepReport report = report(step, run(step, env));
        TerminationMessage.publish(report.line(), env);
        System.exit(report.exitCode());
    }

    /** Runs the step of that name on the given environment. */
    public static AdoptionOutcome run(String step, Map<String, String> env) {
        String approved = new StepEnvironment(env).optional("ERP_APPROVED_ADOPTION", "");
        return switch (AdminStep.run(step, KEPT, env, (session, settings) -> {
            var adoption = new Adoption(session, settings);
            try {
                return step.equals(PREPARE) ? adoption.prepared() : adoption.adopted(approved);
            } catch (Refusal refusal) {
                return new AdoptionOutcome.Refused(refusal.error(KEPT));
            }
        })) {
            case AdminStep.Done<AdoptionOutcome> done -> done.outcome();
            case AdminStep.Stopped<AdoptionOutcome> stopped ->
                new AdoptionOutcome.Failed(
                        stopped.failure().passing(), stopped.failure().error());
        };
    }

    /** A plan ends the pod like a refusal: what would come behind it waits for a person. */
    static StepReport report(String step, AdoptionOutcome outcome) {
        return switch (outcome) {
            case AdoptionOutcome.Prepared _ -> new StepReport(step, "Prepared", TerminationMessage.SUCCESS);
            case AdoptionOutcome.Adopted adopted ->
                new StepReport(step, "Adopted", TerminationMessage.SUCCESS).with(adopted.proposal());
            case AdoptionOutcome.Planned planned ->
                new StepReport(step, "AdoptionPlanned", TerminationMessage.REFUSED).with(planned.proposal());
            case AdoptionOutcome.Refused refused ->
                new StepReport(step, "Refused", TerminationMessage.REFUSED).with(refused.error());
            case AdoptionOutcome.Failed failed ->
                new StepReport(step, "Failed", TerminationMessage.FAILED)
                        .with(new Failure(failed.passing(), failed.error()));
        };
    }

    /** Roles belong to the server and have no right yet in the real database, of which nothing changes. */
    private AdoptionOutcome prepared() throws SQLException {
        new LegacyOwners(session, settings).refuse();
        scratch.refuseIfNotAllowed();
        makeRoles();
        scratch.create();
        boolean done = false;
        try (Session empty = scratch.open(PREPARE)) {
            empty.inTransaction(() -> {
                var foundation = new ScratchFoundation(session, empty, vertical);
                foundation.lay();
                if (new Schemas(session).hasTable("erp_meta", "vertical")) {
                    foundation.registry();
                }
                foundation.neighbours(session.connection(), false);
                new Registry(empty).register(vertical);
                new Schemas(empty).ensure(vertical);
                new Grants(empty).ensure(vertical, false);
                new CatalogueNotes(empty, vertical).begin();
                return vertical;
            });
            done = true;
        } finally {
            if (!done) {
                scratch.discard();
            }
        }
        return new AdoptionOutcome.Prepared();
    }

    private void makeRoles() throws SQLException {
        var passwords = new Passwords(settings.address()).refused(settings);
        session.inTransaction(() -> {
            var roles = new Roles(session);
            roles.ensureGroups();
            roles.ensureFor(vertical, settings.login());
            roles.limitConnections(vertical.app(), settings.connectionLimit());
            for (Map.Entry<String, String> role : passwords.entrySet()) {
                session.changePassword(role.getKey(), role.getValue());
            }
            return vertical;
        });
    }

    private AdoptionOutcome adopted(String approved) throws SQLException {
        try (Session noted = scratch.open(ADOPT)) {
            var history = new AdoptedHistory(settings, scratch);
            history.refuseUnknown(noted);
            AdoptionOutcome.Proposal proposal = new CatalogueNotes(noted, vertical)
                    .nearest(Catalogue.of(session, vertical.schemas()))
                    .orElseThrow(this::nothingNoted);
            if (!proposal.fingerprint().equals(approved)) {
                return new AdoptionOutcome.Planned(proposal);
            }
            takeOver();
            history.write(proposal.version(), noted);
            return new AdoptionOutcome.Adopted(proposal);
        } finally {
            scratch.discard();
        }
    }

    private Refusal nothingNoted() {
        return new Refusal(
                "The image of " + vertical.vertical() + " noted none of its scripts in erp_contract, so nobody can tell"
                        + " which of them the tables are like.",
                "Adoption takes an image that keeps the contract: docs/bring-your-own-vertical.md.");
    }

    /**
     * Gives the tables to the vertical; its owner then writes the history. A run that dies in between leaves tables without
     * a history, which is what it found: the next one proposes the same.
     */
    private void takeOver() throws SQLException {
        new LegacyOwners(session, settings).refuse();
        session.inTransaction(() -> {
            new Foundation(session).ensure();
            new Roles(session).ensureFor(vertical, settings.login());
            new LegacyOwners(session, settings).takeOver();
            new Roles(session).ensureFor(vertical, settings.login());
            new Schemas(session).ensure(vertical);
            new Registry(session).register(vertical);
            letTheApplicationIn();
            return vertical;
        });
    }

    /** Default privileges reach new tables only. */
    private void letTheApplicationIn() throws SQLException {
        String app = Identifiers.quoted(vertical.app());
        session.actingAs(vertical.owner(), () -> {
            for (String schema : vertical.schemas()) {
                String in = " IN SCHEMA " + Identifiers.quoted(schema) + " TO " + app;
                session.change("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES" + in);
                session.change("GRANT SELECT, USAGE ON ALL SEQUENCES" + in);
                session.change("GRANT EXECUTE ON ALL ROUTINES" + in);
            }
        });
    }
}
