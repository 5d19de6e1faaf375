package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.Optional;

/** Whether the vertical's name and schemas are its to take. */
final class Claims {

    private static final String KEPT = " Nothing was changed.";

    private final Schemas schemas;
    private final Registry registry;

    Claims(Session session) {
        this.schemas = new Schemas(session);
        this.registry = new Registry(session);
    }

    /** What can be told from the manifest alone. */
    static Optional<StepError> refusalOfNames(Declaration vertical) {
        if (!DatabaseNames.isUsable(vertical.vertical())) {
            return refuse(
                    "no roles can be named after the vertical '" + vertical.vertical() + "'.", "Choose another name.");
        }
        for (String schema : vertical.schemas()) {
            if (!schema.matches("[a-z_][a-z0-9_]{0,62}") || DatabaseNames.isReservedSchema(schema)) {
                return refuse(
                        "the schema name '" + schema + "' is reserved or malformed.", "Choose another schema name.");
            }
        }
        for (Relation needed : vertical.readable()) {
            if (vertical.schemas().contains(needed.schema())) {
                return refuse(
                        vertical.vertical() + " lists its own " + needed + " as a requirement.",
                        "Own tables need no entry: drop it.");
            }
        }
        return Optional.empty();
    }

    /** Whether somebody else has one of the schemas. */
    Optional<StepError> refusalOfSchemas(Declaration vertical) throws SQLException {
        Optional<StepError> registered = refusalOfRegistered(vertical);
        if (registered.isPresent()) {
            return registered;
        }
        for (String schema : vertical.schemas()) {
            Optional<String> role = schemas.owner(schema).filter(owner -> !owner.equals(vertical.owner()));
            if (role.isPresent()) {
                return refuse(
                        "the schema " + schema + " exists and belongs to the role " + role.get() + ".",
                        "Choose another schema name, or hand the schema over to " + vertical.owner() + ".");
            }
        }
        return Optional.empty();
    }

    /** Whether another vertical has registered one of the schemas. */
    Optional<StepError> refusalOfRegistered(Declaration vertical) throws SQLException {
        for (String schema : vertical.schemas()) {
            Optional<String> registered = registry.ownerOf(schema).filter(owner -> !owner.equals(vertical.vertical()));
            if (registered.isPresent()) {
                return refuse(
                        "the schema " + schema + " belongs to " + registered.get() + ".",
                        "Remove it from one of the two manifests.");
            }
        }
        return Optional.empty();
    }

    private static Optional<StepError> refuse(String what, String hint) {
        return Optional.of(StepError.of(Character.toUpperCase(what.charAt(0)) + what.substring(1) + KEPT, hint));
    }
}
