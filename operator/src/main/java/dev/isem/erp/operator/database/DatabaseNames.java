package dev.isem.erp.operator.database;

/** The names that a vertical's roles and schemas get in the shared database: worded here and nowhere else. */
public final class DatabaseNames {

    /** Role of the two steps; it may create roles but is no superuser. */
    public static final String ADMIN = "erp_admin";

    /** Every owner role is a member: the maintenance policy and the registry's rules name this group. */
    public static final String OWNERS = "erp_owners";

    /** Every migrator role is a member. */
    public static final String MIGRATORS = "erp_migrators";

    /** Every application role is a member. */
    public static final String APPS = "erp_app_group";

    /** Advisory lock of all steps in one database: the bytes of "erpsuite". */
    public static final long LOCK_KEY = 0x6572707375697465L;

    static final String OWNER_PREFIX = "erp_owner_";

    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_VERTICAL = LONGEST_NAME - "erp_migrator_".length();

    private DatabaseNames() {}

    /** Owns the vertical's schemas and everything in them; nobody logs in as it. */
    public static String owner(String vertical) {
        return OWNER_PREFIX + underscored(vertical);
    }

    /** Logs in to migrate, and then acts as the owner. */
    public static String migrator(String vertical) {
        return "erp_migrator_" + underscored(vertical);
    }

    /** Logs in to serve: reads and writes rows, defines nothing. */
    public static String app(String vertical) {
        return "erp_app_" + underscored(vertical);
    }

    /** The vertical's second role to serve as, a member of the first. No vertical's name makes {@link #app} the same. */
    static String secondApp(String vertical) {
        return "erp_app2_" + underscored(vertical);
    }

    /** The role of one of the two slots that a vertical has to log in. */
    public static String app(String vertical, int slot) {
        return slot == 1 ? app(vertical) : secondApp(vertical);
    }

    /** Schema of Flyway's history and of the contract that the migrations made. */
    public static String metaSchema(String vertical) {
        return "erp_meta_" + underscored(vertical);
    }

    /** Database beside the real one where the vertical's scripts are tried; made and dropped by the steps. */
    public static String scratch(String database, String vertical) {
        String name = database + "_scratch_" + underscored(vertical);
        return name.length() <= LONGEST_NAME
                ? name
                : "%s_%08x".formatted(name.substring(0, LONGEST_NAME - 9), name.hashCode());
    }

    /** Whether roles can be named after the vertical: {@code group} would take the application group's own name. */
    static boolean isUsable(String vertical) {
        return vertical.matches("[a-z]([a-z0-9-]*[a-z0-9])?")
                && vertical.length() <= LONGEST_VERTICAL
                && !vertical.equals("group");
    }

    /** Schemas that no vertical may claim. */
    static boolean isReservedSchema(String schema) {
        return schema.equals("erp")
                || schema.startsWith("erp_")
                || schema.startsWith("pg_")
                || schema.equals("public")
                || schema.equals("information_schema");
    }

    private static String underscored(String vertical) {
        return vertical.replace('-', '_');
    }
}
