package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.MigrationRecord;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a condition is as it is: one word for programs and for a column of {@code kubectl get}. The message beside it names
 * the culprit; what is said here is what every case of the reason has in common. docs/reasons.md is made from it.
 */
public enum Reason {
    READY("Ready", "Every pod is of the version that the manifest asks for, and ready.", "Nothing."),

    SUSPENDED(
            "Suspended",
            "spec.suspend of the vertical or of its suite is true: the operator changes nothing, and what serves serves on.",
            "Set spec.suspend to false, or drop it, when the work by hand is done."),
    CONFLICT(
            "Conflict",
            "An older vertical has the schema, host or Redis DB already; it keeps it.",
            "Choose another one in the manifest of this vertical, or delete the older one."),
    CONNECTION_BUDGET_EXCEEDED(
            "ConnectionBudgetExceeded",
            "The pods could ask for more connections than the database has left for them. What served serves on.",
            "Lower spec.backend.replicas, the autoscaler's maximum or spec.backend.connections, or raise the server's limit."),
    SUITE_MISSING(
            "SuiteMissing", "No ErpSuite has the name in spec.suiteRef.", "Apply the suite; it goes on by itself."),
    SUITE_NOT_READY(
            "SuiteNotReady",
            "The suite's database or cache cannot be used. What serves is left alone, and nothing is migrated.",
            "Look at the suite: kubectl describe erps. It goes on by itself."),
    SELF_REQUIREMENT(
            "SelfRequirement",
            "spec.requires names a table of the vertical's own schemas.",
            "Drop it: a vertical has all rights in its own schemas."),
    REQUIREMENT_CYCLE(
            "RequirementCycle",
            "Verticals need each other in a circle, so none can come first. The youngest is told.",
            "Drop one of the requirements."),
    WAITING_FOR_REQUIREMENT(
            "WaitingForRequirement",
            "A table that it needs is not there: its owner does not exist, or is not migrated so far.",
            "Apply or upgrade the owner in the column WAITING-FOR; it goes on by itself."),
    REQUIREMENTS_MET("RequirementsMet", "What it needs of others is there.", "Nothing."),

    WAITING_FOR_TURN(
            "WaitingForTurn",
            "The suite's release asks for another version, and others change before this one. What served serves on.",
            "Nothing; it goes on by itself. The column WAITING-FOR names those before it."),
    RELEASE_HALTED(
            "ReleaseHalted",
            "The suite's release asks for another version, and one that must come before it failed. What served serves on.",
            "Help the vertical in the column WAITING-FOR, or edit spec.release of the suite: the versions back, or others."),

    ROLLBACK_REFUSED(
            "RollbackRefused",
            "A migration that ran since breaks the older version. Nothing was changed, and what served serves on.",
            "Ask for the oldest safe version that the message names, or a newer one."),
    MIGRATION_REFUSED(
            "MigrationRefused",
            "The version's scripts cannot run on this schema: out of order, or behind one that must wait. Nothing was changed.",
            "Go by the version that the message names, or give the change a newer script."),
    AWAITING_APPROVAL(
            "AwaitingApproval",
            "spec.migration.policy is Supervised, and a plan waits for a person. What served serves on.",
            "Look at status.plan, then set the annotation erp.isem.dev/approve to its hash: kubectl erp approve NAME."),
    ADOPTION_AWAITS_APPROVAL(
            "AdoptionAwaitsApproval",
            "The vertical's schemas hold tables that no migration made. They were compared with the scripts, and nothing of them was changed.",
            "Look at the differences in status.plan, then set the annotation erp.isem.dev/approve to its hash: kubectl erp approve NAME."),
    ADOPTION_REFUSED(
            "AdoptionRefused",
            "The vertical's schemas hold tables that no migration made, and they cannot be adopted as they are. Nothing of them was changed.",
            "Do what the message says, then set the annotation erp.isem.dev/retry; or name other schemas."),
    MIGRATION_QUEUED(
            "MigrationQueued",
            "Another vertical migrates the same database, and one goes at a time.",
            "Nothing; it goes on by itself. The column WAITING-FOR names the other."),
    MIGRATING("Migrating", "The Job of the database steps is there or runs. What served serves on.", "Nothing."),
    MIGRATION_STUCK(
            "MigrationStuck",
            "The Job's pod cannot start. It makes room for other verticals and is tried again.",
            "Correct what the message says in Kubernetes' own words: the image, a Secret, room on a node."),
    MIGRATION_RETRYING(
            "MigrationRetrying",
            "A step did not succeed for a cause that may pass: a lost connection, a lock, a server that starts.",
            "Nothing at first; it is tried again, at most five minutes later. If it lasts, look at the database."),
    MIGRATION_FAILED(
            "MigrationFailed",
            "A step failed for a cause that does not pass. What served serves on.",
            "Correct the script and release a new version, or mend the data and set the annotation erp.isem.dev/retry."),
    BACKUP_FAILED(
            "BackupFailed",
            "spec.migration.backup asks for a backup before the scripts, and none could be made. No script ran.",
            "Do what the message says, then set the annotation erp.isem.dev/retry; or drop spec.migration.backup."),
    REHEARSAL_FAILED(
            "RehearsalFailed",
            "spec.migration.rehearsal asks for the scripts to run on a clone first, and there they failed, or no clone could be made. None ran on the real database.",
            "Correct the script and release a new version; or do what the message says, then set the annotation erp.isem.dev/retry."),
    RESTORING(
            "Restoring",
            "The annotation erp.isem.dev/restore asks for a backup to be brought back. Its pods are away meanwhile.",
            "Nothing; it goes on by itself, and the pods come back."),
    RESTORE_REFUSED(
            "RestoreRefused",
            "The backup cannot be brought back: it is damaged, or others would lose by it. Nothing was changed.",
            "Do what the message says, then set the annotation to another value or take it away."),
    RESTORE_FAILED(
            "RestoreFailed",
            "Bringing a backup back failed for a cause that does not pass. What was there before is kept.",
            "Do what the message says, then set the annotation to another value or take it away."),
    PROVISION_REFUSED(
            "ProvisionRefused",
            "The database gives a schema or a role to somebody else, or the server is too old.",
            "Correct the manifest as the message says."),
    NOT_YET("NotYet", "The database waits for the conditions before.", "Look at the condition Ready."),
    MIGRATED("Migrated", "The version's scripts ran.", "Nothing."),
    CURRENT("Current", "The database had all of the version's scripts already.", "Nothing."),
    AHEAD_COMPATIBLE(
            "AheadCompatible", "The database is newer than the version, and the version can run on it.", "Nothing."),

    ROLLING_OUT("RollingOut", "The version was let through and its pods are being replaced.", "Nothing."),
    ROLLOUT_STUCK(
            "RolloutStuck",
            "New pods did not become ready in time. Old ones serve on, if there are any.",
            "Read the log of the newest pod: ./erp logs NAME. Then correct the manifest."),
    PODS_READY("PodsReady", "Back end and front end have pods that answer.", "Nothing."),
    NO_PODS_READY("NoPodsReady", "No pod of the back end or of the front end answers.", "Look at the condition Ready."),

    DELETION_HELD(
            "DeletionHeld",
            "It was deleted, and others need it: the schemas of a vertical, the servers of a suite.",
            "Delete those first; then it goes by itself. Or set the annotation erp.isem.dev/force-deletion to \"true\"."),

    DROPPING(
            "Dropping",
            "It was deleted, and spec.deletionPolicy is Drop: its pods end, a last backup is made, then its schemas go.",
            "Nothing; it goes by itself. To keep the data after all, set spec.deletionPolicy to Retain."),
    DROP_FAILED(
            "DropFailed",
            "It was deleted, and its data could not be backed up or dropped. Everything is kept, and its pods are gone.",
            "Do what the message says, then set the annotation erp.isem.dev/retry; or set spec.deletionPolicy to Retain: it goes and its data stay."),

    NAME_TAKEN(
            "NameTaken",
            "Somebody else's object has a name that one of its own must have. It was left alone.",
            "Delete or rename that object; it is tried again."),
    WRITE_REFUSED(
            "WriteRefused",
            "The API server refused a write: a webhook, a quota, a right. What is there was kept.",
            "Correct what the message says; it is tried again."),

    SERVERS_READY("ServersReady", "Of a suite: the database and Redis can be used.", "Nothing."),
    SERVERS_STARTING(
            "ServersStarting",
            "Of a suite: the database or Redis has no ready pod.",
            "If it lasts: kubectl describe pod of the one that the message names.");

    private final String code;
    private final String meaning;
    private final String remedy;

    Reason(String code, String meaning, String remedy) {
        this.code = code;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** What the condition Migrated says of an outcome; without one, the database is as it was let through last. */
    static Reason of(@Nullable MigrationRecord success) {
        String outcome = success == null ? "" : Texts.orElse(success.outcome(), "");
        return Stream.of(MIGRATED, AHEAD_COMPATIBLE)
                .filter(each -> each.code.equals(outcome))
                .findFirst()
                .orElse(CURRENT);
    }

    /** As it stands in a condition. */
    public String code() {
        return code;
    }

    /** What is the case, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What a person does about it. */
    public String remedy() {
        return remedy;
    }
}
