package dev.isem.erp.steps;

/** A step was started with settings it cannot work with. */
public final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSettings(String message) {
        super(message);
    }
}
