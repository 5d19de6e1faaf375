package dev.isem.erp.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Somebody else's object has the name that one of ours must have. */
public final class NameTaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    NameTaken(HasMetadata wanted) {
        super("%s %s exists and belongs to somebody else. It was left alone. Delete or rename it."
                .formatted(wanted.getKind(), wanted.getMetadata().getName()));
    }
}
