package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Transition;

/** Why somebody sent a document back or gave it up. */
final class Reason {

    private Reason() {}

    static Field field() {
        return Field.text("reason", "Motivo", "Reason").max(300);
    }

    /** An act that takes one. */
    static Transition of(String name, String es, String en) {
        return Transition.named(name, es, en).toned(Choice.Tone.ERROR).asking(field().required());
    }
}
