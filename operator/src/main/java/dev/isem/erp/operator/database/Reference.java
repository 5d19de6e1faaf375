package dev.isem.erp.operator.database;

import dev.isem.erp.steps.InvalidSettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A foreign key into another vertical as the manifest words it: {@code construccion.projects(partner_id) ->
 * core.partners}. The tenant's column is always part of the key, on both sides, and need not be written.
 *
 * @param column the child's column; it holds the parent's {@code id}
 */
record Reference(Relation child, String column, Relation parent) {

    static final String TENANT_COLUMN = "tenant_id";
    static final String PARENT_COLUMN = "id";

    private static final String NAME = "[a-z_][a-z0-9_]{0,62}";
    private static final Pattern FORM = Pattern.compile(
            "(" + NAME + "\\." + NAME + ")\\s*\\(\\s*(?:tenant_id\\s*,\\s*)?(" + NAME + ")\\s*\\)\\s*->\\s*(" + NAME
                    + "\\." + NAME + ")(?:\\s*\\(\\s*(?:tenant_id\\s*,\\s*)?id\\s*\\))?");
    private static final String KEY_SUFFIX = "_xfk";
    private static final int LONGEST_NAME = 63;

    static Reference parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new InvalidSettings(
                    "'" + text.strip() + "' is not a reference: write schema.table(column) -> schema.table");
        }
        return new Reference(Relation.parse(form.group(1)), form.group(2), Relation.parse(form.group(3)));
    }

    /** The key's name where the table has one key into that parent. */
    String keyName() {
        return limited(child.table() + "_" + parent.table());
    }

    /** The key's name where the shorter one is taken by another column's key. */
    String longKeyName() {
        return limited(child.table() + "_" + parent.table() + "_" + column);
    }

    static boolean isKeyName(String constraint) {
        return constraint.endsWith(KEY_SUFFIX);
    }

    private static String limited(String stem) {
        int length = Math.min(stem.length(), LONGEST_NAME - KEY_SUFFIX.length());
        return stem.substring(0, length) + KEY_SUFFIX;
    }

    @Override
    public String toString() {
        return child + "(" + column + ") -> " + parent;
    }
}
