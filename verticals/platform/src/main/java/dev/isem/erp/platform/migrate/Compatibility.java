package dev.isem.erp.platform.migrate;

import java.util.List;

/** What to do, told from the image's newest schema version and what the database says about its own. */
sealed interface Compatibility {

    /** The image brings scripts that the database lacks. */
    record Behind() implements Compatibility {}

    /** Image and database have the same schema version. */
    record Same() implements Compatibility {}

    /** The database is newer, and every script that made it so promised that this image's code still works. */
    record AheadCompatible() implements Compatibility {}

    /** The database is newer, and a script in it breaks this image's code. */
    record Broken(Contract.Entry by) implements Compatibility {}

    /** The image has scripts older than the database's newest one that never ran there: a branch beside it. */
    record OutOfOrder(List<String> scripts) implements Compatibility {}

    /**
     * Judges without touching anything.
     *
     * @param newest schema version of the image
     * @param database schema version of the database
     * @param skipped scripts of the image that are older than the database's newest one and did not run there
     */
    static Compatibility judge(int newest, int database, Contract contract, List<String> skipped) {
        if (!skipped.isEmpty()) {
            return new OutOfOrder(skipped);
        }
        if (database < newest) {
            return new Behind();
        }
        if (database == newest) {
            return new Same();
        }
        return contract.strictest()
                .filter(entry -> newest < contract.oldestSafeSchema())
                .<Compatibility>map(Broken::new)
                .orElseGet(AheadCompatible::new);
    }
}
