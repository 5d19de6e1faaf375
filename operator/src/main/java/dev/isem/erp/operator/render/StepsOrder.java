package dev.isem.erp.operator.render;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one run of the database steps is asked for.
 *
 * @param inputs hash of what the steps are given
 * @param after Job whose outcome is the last one recorded, empty when there is none
 * @param settled whether no pod of an older version lives, so that what only those used may be taken away
 * @param planOnly whether only what would run is told
 * @param approved fingerprint of the plan that a person approved, empty where none is asked
 * @param check value of the request for a check that it answers, empty without one
 * @param backup whether the schemas are copied before the scripts run
 * @param restore backup that is brought back first, empty without one
 * @param rehearsal whether the scripts run on a clone first
 * @param adoption what becomes of tables that were loaded by hand: {@code plan} compares them with the scripts, a
 *     fingerprint adopts them as it was approved; empty where there are none
 * @param drop whether the vertical is taken out of the database, behind a last backup
 * @param oneLogin whether no pod under another login lives, so that this one may be refused
 */
public record StepsOrder(
        String inputs,
        String after,
        boolean settled,
        boolean planOnly,
        String approved,
        String check,
        boolean backup,
        String restore,
        boolean rehearsal,
        String adoption,
        boolean drop,
        boolean oneLogin) {

    /** An adoption that only compares. */
    public static final String COMPARE = "plan";

    /** Without backups, rehearsals and adoptions. */
    public StepsOrder(String inputs, String after, boolean settled, boolean planOnly, String approved, String check) {
        this(inputs, after, settled, planOnly, approved, check, false, "", false, "", false, false);
    }

    /** The same, with a backup before the scripts. */
    public StepsOrder withBackup() {
        return new StepsOrder(
                inputs, after, settled, planOnly, approved, check, !planOnly, restore, rehearsal, adoption, drop,
                oneLogin);
    }

    /** The same, with a rehearsal before the scripts or their plan. */
    public StepsOrder rehearsed() {
        return new StepsOrder(
                inputs, after, settled, planOnly, approved, check, backup, restore, true, adoption, drop, oneLogin);
    }

    /** The same, in which the login before is refused. */
    public StepsOrder withOneLogin() {
        return new StepsOrder(
                inputs, after, settled, planOnly, approved, check, backup, restore, rehearsal, adoption, drop, true);
    }

    /** The same behind a restore: its scripts run at once, for whoever asks for it has seen what they do. */
    public StepsOrder restoring(String id) {
        return new StepsOrder(inputs, after, settled, false, "", check, false, id, false, "", false, false);
    }

    /** The same behind an adoption, or instead of everything else while it is only compared. */
    public StepsOrder adopting(String what) {
        return new StepsOrder(
                inputs, after, settled, planOnly, approved, check, backup, restore, rehearsal, what, drop, oneLogin);
    }

    /** Whether nothing comes behind the comparison. */
    public boolean comparesOnly() {
        return adoption.equals(COMPARE);
    }

    /** Whether the run ends by tying the vertical to the suite. */
    boolean links() {
        return !planOnly && !drop && !comparesOnly();
    }

    /** The end of a vertical whose data go with it. */
    public static StepsOrder dropping(String inputs, String after) {
        return new StepsOrder(inputs, after, false, false, "", "", true, "", false, "", true, false);
    }

    /** Whether a step reads or writes backups. */
    boolean usesBackups() {
        return backup || !restore.isEmpty();
    }

    /** The order as annotations of its Job: whoever reads the outcome knows what was asked. */
    Map<String, String> annotations() {
        var annotations = new TreeMap<>(Map.of(Marks.INPUTS, inputs, Marks.AFTER, after));
        if (settled) {
            annotations.put(Marks.SETTLED, "true");
        }
        if (oneLogin) {
            annotations.put(Marks.ONE_LOGIN, "true");
        }
        if (planOnly) {
            annotations.put(Marks.PLAN, "true");
        }
        if (!check.isEmpty()) {
            annotations.put(Marks.CHECK, check);
        }
        if (!restore.isEmpty()) {
            annotations.put(Marks.RESTORE, restore);
        }
        if (drop) {
            annotations.put(Marks.DROP, "true");
        }
        return annotations;
    }
}
