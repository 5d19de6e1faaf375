package dev.isem.erp.construccion;

import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Transition;

/** Why somebody sent a record back, gave it up or took it up again: the field {@code reason}. */
public final class ReasonField {

    private ReasonField() {}

    public static Field reason() {
        return reason("Motivo", "Reason");
    }

    /** The same in words that say of what it is the reason. */
    public static Field reason(String es, String en) {
        return Field.text("reason", es, en).max(300);
    }

    /** Sends a record back. */
    public static Transition reject(String... from) {
        return asked("reject", "Rechazar", "Reject").from(from).to("rejected");
    }

    /** Gives a record up, for whoever may change it. */
    public static Transition cancel(String... from) {
        return asked("cancel", "Cancelar", "Cancel").from(from).to("cancelled").needing("update");
    }

    /** Takes back what a record did. */
    public static Transition reverse(String... from) {
        return asked("reverse", "Revertir", "Reverse").from(from).to("reversed");
    }

    private static Transition asked(String name, String es, String en) {
        return Transition.named(name, es, en).toned(Choice.Tone.ERROR).asking(reason().required());
    }
}
