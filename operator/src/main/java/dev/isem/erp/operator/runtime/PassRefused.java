package dev.isem.erp.operator.runtime;

import dev.isem.erp.crds.ErpVerticalStatus;
import org.jspecify.annotations.Nullable;

/** A pass whose writes were refused on the way, with the status it would have written: what it had found out is not lost. */
final class PassRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient @Nullable ErpVerticalStatus drafted;

    PassRefused(RuntimeException cause, @Nullable ErpVerticalStatus drafted) {
        super(cause);
        this.drafted = drafted;
    }

    @Nullable
    ErpVerticalStatus drafted() {
        return drafted;
    }
}
