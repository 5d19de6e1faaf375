package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the tables of others that a vertical needs are there. */
final class Requirements {

    /** Stands for the owner of a schema that no vertical has registered. */
    private static final String NOBODY = "";

    private final Schemas schemas;
    private final Registry registry;

    Requirements(Session session) {
        this.schemas = new Schemas(session);
        this.registry = new Registry(session);
    }

    /** Why the vertical cannot be provisioned yet, if it cannot. */
    Optional<StepError> refusal(Declaration vertical) throws SQLException {
        SortedMap<String, List<String>> missingByOwner = new TreeMap<>();
        for (Relation needed : vertical.needed()) {
            Optional<String> owner = registry.ownerOf(needed.schema());
            if (owner.isEmpty() || !isThere(needed)) {
                missingByOwner
                        .computeIfAbsent(owner.orElse(NOBODY), _ -> new ArrayList<>())
                        .add(needed.toString());
            }
        }
        return missingByOwner.isEmpty() ? Optional.empty() : Optional.of(error(vertical.vertical(), missingByOwner));
    }

    private boolean isThere(Relation needed) throws SQLException {
        return needed.isWholeSchema()
                ? schemas.owner(needed.schema()).isPresent()
                : schemas.hasTable(needed.schema(), needed.table());
    }

    static StepError error(String vertical, SortedMap<String, List<String>> missingByOwner) {
        String clauses = missingByOwner.entrySet().stream()
                .map(entry -> clause(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; and "));
        List<String> owners = missingByOwner.keySet().stream()
                .filter(owner -> !owner.equals(NOBODY))
                .toList();
        List<String> missing =
                missingByOwner.values().stream().flatMap(List::stream).sorted().toList();
        String hint = missingByOwner.containsKey(NOBODY)
                ? "Apply the vertical that owns the schema, or drop the requirement."
                : "Wait for " + String.join(", ", new TreeSet<>(owners))
                        + " to be migrated to a version that brings them.";
        return new StepError(vertical + " needs " + clauses + ". Nothing was changed.", hint, null, missing, owners);
    }

    private static String clause(String owner, List<String> tables) {
        String names = String.join(", ", tables);
        return owner.equals(NOBODY)
                ? names + ", which no vertical owns"
                : names + " of " + owner + ", which its schema does not have yet";
    }
}
