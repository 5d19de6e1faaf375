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

    /** An act that takes one. */
    public static Transition askedBy(String name, String es, String en) {
        return Transition.named(name, es, en).toned(Choice.Tone.ERROR).asking(reason().required());
    }
}
