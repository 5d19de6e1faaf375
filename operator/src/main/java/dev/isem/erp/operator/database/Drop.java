package dev.isem.erp.operator.database;

import dev.isem.erp.steps.StepLog;
import dev.isem.erp.steps.TerminationMessage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/**
 * Takes a vertical out of the database: its schemas with the history of its migrations, its roles, its row in the
 * registry. All of it or nothing, and never anything of others: PostgreSQL itself refuses that, for nothing cascades.
 */
public final class Drop {

    static final String NAME = "drop";

    private static final String DEPENDED_ON = "2BP01";
    private static final String WAYS_OUT =
            "Drop that by a migration of its vertical, or drop that vertical first, then set the annotation"
                    + " erp.isem.dev/retry. Or keep the data: set spec.deletionPolicy to Retain.";

    private static final String WAYS_OUT_ELSEWHERE =
            "Name its schemas in spec.schemas again, or give it to whom it belongs (ALTER ... OWNER TO), then set the"
                    + " annotation erp.isem.dev/retry. Or keep the data: set spec.deletionPolicy to Retain.";

    private final Session session;
    private final StepSettings settings;
    private final Declaration vertical;
    private final Registry registry;
    private final RedisAccess redis;

    private Drop(Session session, StepSettings settings, RedisAccess redis) {
        this.session = session;
        this.settings = settings;
        this.vertical = settings.declaration();
        this.registry = new Registry(session);
        this.redis = redis;
    }

    /** Runs the step on this process's environment and ends the process with the step's exit code. */
    public static void main(String[] args) {
        StepLog.begin();
        Map<String, String> env = System.getenv();
        StepReport report = report(run(env));
        TerminationMessage.publish(report.line(), env);
        System.exit(report.exitCode());
    }

    static DropOutcome run(Map<String, String> env) {
        return switch (AdminStep.run(
                NAME,
                Failure.UNCHANGED,
                env,
                (session, step) -> new Drop(session, step, RedisAccess.from(env)).run())) {
            case AdminStep.Done<DropOutcome> done -> done.outcome();
            case AdminStep.Stopped<DropOutcome> stopped ->
                new DropOutcome.Failed(
                        stopped.failure().passing(), stopped.failure().error());
        };
    }

    static StepReport report(DropOutcome outcome) {
        return switch (outcome) {
            case DropOutcome.Dropped done ->
                new StepReport(NAME, "Dropped", TerminationMessage.SUCCESS).with("statements", done.statements());
            case DropOutcome.Refused refused ->
                new StepReport(NAME, "Refused", TerminationMessage.REFUSED).with(refused.error());
            case DropOutcome.Failed failed ->
                new StepReport(NAME, "Failed", TerminationMessage.FAILED)
                        .with(new Failure(failed.passing(), failed.error()));
        };
    }

    private DropOutcome run() throws SQLException {
        List<String> elsewhere = elsewhere();
        if (!elsewhere.isEmpty()) {
            return new DropOutcome.Refused(StepError.of(
                    "The roles of " + vertical.vertical()
                            + " own what is outside of its schemas, and no backup has it: "
                            + String.join("; ", elsewhere) + ". Nothing was changed.",
                    WAYS_OUT_ELSEWHERE));
        }
        List<String> builtOnIt = builtOnIt();
        if (!builtOnIt.isEmpty()) {
            return refused(String.join("; ", builtOnIt));
        }
        Optional<Failure> inRedis = redis.remove(vertical.vertical());
        if (inRedis.isPresent()) {
            return new DropOutcome.Failed(inRedis.get().passing(), inRedis.get().error());
        }
        dropScratch();
        var door = new Door(session, settings);
        try {
            door.close();
            return session.inTransaction(this::drop);
        } catch (PSQLException refused) {
            door.open();
            if (DEPENDED_ON.equals(refused.getSQLState())) {
                return refused(details(refused));
            }
            throw refused;
        } catch (SQLException failed) {
            door.open();
            throw failed;
        }
    }

    /** Roles that have anything in a database cannot be dropped. One that the steps did not make has nothing of them. */
    private void dropScratch() throws SQLException {
        var scratch = new Scratch(session, settings);
        if (scratch.isOurs()) {
            scratch.drop();
        }
    }

    private DropOutcome drop() throws SQLException {
        String names = Identifiers.quotedList(roles());
        // Whoever reads a table now is not waited for without end.
        session.change("SET LOCAL lock_timeout = '30s'");
        new Grants(session).ensure(withoutNeeds(), true);
        // Only who has a role's rights may drop what it owns; that ends with the role.
        session.change("GRANT " + names + " TO " + DatabaseNames.ADMIN + " WITH INHERIT TRUE");
        session.change("DROP OWNED BY " + names + " RESTRICT");
        registry.forget(vertical.vertical());
        session.change("DROP ROLE " + names);
        return new DropOutcome.Dropped(session.statements());
    }

    private List<String> roles() throws SQLException {
        var roles = new ArrayList<>(List.of(vertical.owner(), vertical.migrator(), vertical.app()));
        String second = DatabaseNames.secondApp(vertical.vertical());
        if (new Roles(session).exists(second)) {
            roles.add(second);
        }
        return roles;
    }

    /** Left by a manifest of before that named more schemas, or handed to somebody without what is in it. */
    private List<String> elsewhere() throws SQLException {
        return session.query(
                SqlResource.read("drop/elsewhere.sql"), row -> row.getString(1), roles(), registry.schemas(vertical));
    }

    private Declaration withoutNeeds() {
        return new Declaration(vertical.vertical(), vertical.release(), List.of(), List.of(), List.of(), List.of());
    }

    /** What others would lose, by name: their keys and views, and what they need by their manifests. */
    private List<String> builtOnIt() throws SQLException {
        List<String> schemas = registry.schemas(vertical);
        var found = new ArrayList<>(session.query(
                SqlResource.read("restore/keys.sql"),
                row -> "the foreign key %s of %s.%s refers to %s.%s"
                        .formatted(
                                row.getString(3),
                                row.getString(1),
                                row.getString(2),
                                row.getString(4),
                                row.getString(5)),
                schemas));
        found.addAll(session.query(SqlResource.read("restore/dependents.sql"), row -> row.getString(1), schemas));
        for (Declaration other : registry.others(vertical.vertical())) {
            var needed = other.onlyOf(schemas).needed();
            if (!needed.isEmpty()) {
                found.add("%s, whose schemas are in the database, needs %s"
                        .formatted(
                                other.vertical(),
                                String.join(
                                        ", ",
                                        needed.stream().map(Relation::toString).toList())));
            }
        }
        return found;
    }

    private DropOutcome refused(String why) {
        return new DropOutcome.Refused(StepError.of(
                "Others build on the schemas of " + vertical.vertical() + ": " + why + ". Nothing was changed.",
                WAYS_OUT));
    }

    private static String details(PSQLException refused) {
        var said = refused.getServerErrorMessage();
        String detail = said == null ? null : said.getDetail();
        return detail == null
                ? String.valueOf(refused.getMessage())
                : detail.strip().replace('\n', ';');
    }
}
