package dev.isem.erp.platform.migrate;

/** The command was started with settings it cannot work with. */
final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidSettings(String message) {
        super(message);
    }
}
