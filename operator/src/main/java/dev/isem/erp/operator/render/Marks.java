package dev.isem.erp.operator.render;

import java.util.List;

/** Labels and annotations of the operator's own. */
public final class Marks {

    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String NAME = "app.kubernetes.io/name";
    public static final String INSTANCE = "app.kubernetes.io/instance";
    public static final String COMPONENT = "app.kubernetes.io/component";
    public static final String PART_OF = "app.kubernetes.io/part-of";
    public static final String VERSION = "app.kubernetes.io/version";

    public static final String BACKEND = "backend";
    public static final String FRONTEND = "frontend";
    public static final String MIGRATION = "migration";
    public static final String DATABASE = "database";
    public static final String CACHE = "cache";
    public static final String LOGIN_KEEPER = "login";

    /** A command that a person runs in a back end's image, by {@code kubectl erp run}. */
    public static final String COMMAND = "command";

    /** Hash of an object as it was rendered: finds what was dropped from the rendering, and tells who may be restored. */
    public static final String RENDERED = "erp.isem.dev/rendered";

    /** Hash of what a Job's steps are given. */
    public static final String INPUTS = "erp.isem.dev/inputs";

    /** Job whose outcome was the last one recorded when this Job was made. */
    public static final String AFTER = "erp.isem.dev/after";

    /** Changed by people to ask for another run of a failed migration. */
    public static final String RETRY = "erp.isem.dev/retry";

    /** Set by people to the hash of a plan, so that exactly this plan runs. */
    public static final String APPROVE = "erp.isem.dev/approve";

    /** Changed by people to ask whether the database is still as the manifest says. */
    public static final String CHECK = "erp.isem.dev/check";

    /** Set by people to "true" to delete what others still need. */
    public static final String FORCE_DELETION = "erp.isem.dev/force-deletion";

    /** Set by people to the id of a backup, so that it is brought back: once for each value. */
    public static final String RESTORE = "erp.isem.dev/restore";

    /** Changed by people to have passwords replaced: once for each value. */
    public static final String ROTATE = "erp.isem.dev/rotate";

    /** Changed by people to have the key replaced that signs the suite's tokens: once for each value. */
    public static final String ROTATE_SIGNING_KEY = "erp.isem.dev/rotate-signing-key";

    /** What people may write on a vertical to ask for something; a change is worth a pass. */
    public static final List<String> REQUESTS =
            List.of(RETRY, APPROVE, CHECK, FORCE_DELETION, RESTORE, ROTATE, ROTATE_SIGNING_KEY);

    /** On a Job that tells what would run and runs nothing. */
    public static final String PLAN = "erp.isem.dev/plan";

    /** On a Job that takes its vertical out of the database. */
    public static final String DROP = "erp.isem.dev/drop";

    /** On a Job that was told that no pod of an older version lives. */
    public static final String SETTLED = "erp.isem.dev/settled";

    /** On a Job that was told that no pod under another login lives. */
    public static final String ONE_LOGIN = "erp.isem.dev/one-login";

    /** On a Job: id of the login that it lets in; absent for the first one. */
    public static final String LOGIN = "erp.isem.dev/login";

    /** Hash of mounted configuration that a process reads only when it starts. */
    public static final String CONFIGURATION = "erp.isem.dev/configuration";

    private Marks() {}
}
