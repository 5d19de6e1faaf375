package dev.isem.erp.operator;

import dev.isem.erp.operator.database.Adoption;
import dev.isem.erp.operator.database.BackUp;
import dev.isem.erp.operator.database.Drop;
import dev.isem.erp.operator.database.HoldScratch;
import dev.isem.erp.operator.database.Link;
import dev.isem.erp.operator.database.Provision;
import dev.isem.erp.operator.database.Rehearsal;
import dev.isem.erp.operator.database.Restore;
import dev.isem.erp.operator.runtime.ErpOperator;
import dev.isem.erp.operator.runtime.InstallCheck;
import dev.isem.erp.operator.runtime.Settings;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.slf4j.LoggerFactory;

/**
 * The one program of the operator's image: the operator itself, the database steps that need the admin role, and the
 * check of an installation.
 */
public final class Main {

    /** The work queue tries again by itself: the client's own eleven tries would only hang its workers. */
    private static final int CLIENT_RETRIES = 3;

    /** Of a check: an operator that was installed a moment ago may be starting. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Main() {}

    public static void main(String[] args) {
        String command = args.length == 0 ? "run" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (command) {
            case "run" -> run();
            case "provision" -> Provision.main(rest);
            case "link" -> Link.main(rest);
            case "backup" -> BackUp.main(rest);
            case "restore" -> Restore.main(rest);
            case "prepare", "adopt" -> Adoption.main(command);
            case "clone", "compare" -> Rehearsal.main(command);
            case "scratch" -> HoldScratch.main(rest);
            case "drop" -> Drop.main(rest);
            case "check" -> check();
            default -> {
                System.err.println(
                        "unknown command " + command
                                + ": run, provision, link, backup, restore, clone, compare, prepare, adopt, scratch, drop or check");
                System.exit(2);
            }
        }
    }

    private static void run() {
        var log = LoggerFactory.getLogger(Main.class);
        try {
            KubernetesClient client = client();
            var operator = new ErpOperator(client, Settings.from(System.getenv()), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                operator.stop();
                client.close();
            }));
            operator.start();
        } catch (RuntimeException cannotStart) {
            log.error("cannot start: {}", cannotStart.getMessage(), cannotStart);
            // Not exit: its hooks would stop what never started.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void check() {
        try (KubernetesClient client = client()) {
            new InstallCheck(client, Settings.from(System.getenv()), Clock.systemUTC()).run(PATIENCE);
        } catch (IllegalStateException | IllegalArgumentException | KubernetesClientException problem) {
            Throwable cause = problem.getCause();
            System.err.println(problem.getMessage() + (cause == null ? "" : ": " + cause));
            System.exit(1);
        }
    }

    private static KubernetesClient client() {
        var config =
                new ConfigBuilder().withRequestRetryBackoffLimit(CLIENT_RETRIES).build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
