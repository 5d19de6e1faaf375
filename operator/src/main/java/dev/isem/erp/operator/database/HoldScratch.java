package dev.isem.erp.operator.database;

import dev.isem.erp.steps.InvalidSettings;
import dev.isem.erp.steps.StepEnvironment;
import dev.isem.erp.steps.StepLog;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Map;

/**
 * Stands beside the steps that use a scratch database and drops it when the pod ends, however it ends: a step that fails
 * has nobody behind it. It says nothing and decides nothing.
 */
public final class HoldScratch {

    private static final Logger LOG = System.getLogger(HoldScratch.class.getName());

    private HoldScratch() {}

    /** Waits for the end of the pod. */
    public static void main(String[] args) {
        StepLog.begin();
        Map<String, String> env = System.getenv();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(env)));
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    /** Without the lock: nobody else uses a database of this name, and whoever ends must not wait. */
    static void drop(Map<String, String> env) {
        try {
            StepSettings settings = StepSettings.from(env);
            try (Session session = new Session(settings.address()
                    .connect(
                            settings.admin(),
                            StepEnvironment.password(settings.adminPassword()),
                            "erp scratch " + settings.declaration().vertical()))) {
                new Scratch(session, settings).drop();
            }
        } catch (SQLException | InvalidSettings | Refusal stays) {
            LOG.log(Level.WARNING, "the scratch database stays until the next run", stays);
        }
    }
}
