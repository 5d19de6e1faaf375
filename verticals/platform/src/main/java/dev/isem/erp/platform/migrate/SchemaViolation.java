package dev.isem.erp.platform.migrate;

/** A script ran, but left the schema in a state that the suite does not allow; it is rolled back. */
final class SchemaViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaViolation(String message) {
        super(message);
    }
}
