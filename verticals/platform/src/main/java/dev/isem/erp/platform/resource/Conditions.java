package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/** The conditions of a list, gathered one by one. */
final class Conditions {

    private static final int LONGEST_SEARCH = 100;

    private final Resource resource;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Conditions(Resource resource) {
        this.resource = resource;
    }

    /** Every word must occur in one of the searched fields. */
    void search(String words) {
        List<String> searched =
                resource.searched().stream().map(field -> field.expression).toList();
        if (searched.isEmpty()) {
            throw Problem.badRequest(
                    "Aquí no se puede buscar por palabras.", "Searching by words is not offered here.");
        }
        if (FieldRule.isUnprintable(words)) {
            throw Problem.badRequest(
                    "Las palabras contienen caracteres no imprimibles.",
                    "The words contain characters that cannot be printed.");
        }
        String limited = words.substring(0, Math.min(words.length(), LONGEST_SEARCH));
        for (String word : limited.strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                String name = "q" + parameters.size();
                parameters.put(name, "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%");
                conditions.add(searched.stream()
                        .map(expression -> expression + " ILIKE :" + name)
                        .collect(Collectors.joining(" OR ", "(", ")")));
            }
        }
    }

    void ids(List<String> ids) {
        parameters.put("ids", ListQuery.ids(ids.stream()));
        conditions.add("t.id IN (:ids)");
    }

    void filter(String name, String value) {
        Field field = resource.field(name)
                .filter(it -> it.filter)
                .orElseThrow(() -> Problem.badRequest(
                        "No se puede filtrar por «" + name + "».", "Filtering by \"" + name + "\" is not offered."));
        if (value.isBlank()) {
            conditions.add(field.expression + " IS NULL");
            return;
        }
        switch (FieldRule.check(field, sent(field, value))) {
            case FieldRule.Accepted(Object wanted) -> {
                parameters.put("f_" + field.column(), wanted);
                conditions.add(field.expression + " = :f_" + field.column());
            }
            case FieldRule.Refused(var why) -> throw Problem.badRequest(name + ": " + why.es(), name + ": " + why.en());
        }
    }

    private static JsonNode sent(Field field, String value) {
        boolean isYesOrNo = field.type == FieldType.BOOLEAN && (value.equals("true") || value.equals("false"));
        return isYesOrNo ? BooleanNode.valueOf(value.equals("true")) : StringNode.valueOf(value);
    }

    String sql() {
        return Stream.concat(Stream.of("t." + resource.tenantColumn + " = :tenant"), conditions.stream())
                .collect(Collectors.joining(" AND "));
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
