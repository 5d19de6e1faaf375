package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Text;

/**
 * What a permission lets somebody do with records.
 *
 * @param name as permissions write it after the colon: approve or {@code approve-…}
 * @param label what people call it
 */
public record Action(String name, Text label) {

    /** For whoever approves such records at all. */
    public static final Action APPROVE = named("approve", "Aprobar", "Approve");

    public static Action named(String name, String es, String en) {
        return new Action(name, Text.of(es, en));
    }

    /** Whether it is not one of those that every resource has, which people know everywhere. */
    boolean isOfItsOwn() {
        return name.startsWith(APPROVE.name + "-");
    }
}
