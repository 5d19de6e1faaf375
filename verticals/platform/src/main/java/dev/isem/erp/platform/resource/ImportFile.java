package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Records in a spreadsheet's file, each to be turned into the body of the request that would make it. */
record ImportFile(Resource resource, List<String> names, List<List<String>> lines) {

    static final String BETWEEN_ITEMS = "; ";

    private static final int MOST = 5000;

    /** What an export tells of each record besides its fields. */
    private static final Set<String> PASSED_OVER = Set.of("id", "version", "createdAt");

    private static final Set<String> YES = Set.of("true", "sí", "si", "yes", "1", "x");
    private static final Set<String> NO = Set.of("false", "no", "0");

    static ImportFile read(Resource resource, byte[] file) {
        List<List<String>> lines = Csv.parse(file, MOST + 1);
        if (lines.size() < 2 || lines.size() > MOST + 1) {
            throw Problem.badRequest(
                    "El archivo debe tener una línea con los nombres y de 1 a " + MOST + " registros.",
                    "The file must have a line of names and 1 to " + MOST + " records.");
        }
        List<String> names = lines.getFirst().stream().map(String::strip).toList();
        check(resource, names);
        return new ImportFile(resource, names, lines.subList(1, lines.size()));
    }

    private static void check(Resource resource, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!PASSED_OVER.contains(name) && resource.field(name).isEmpty()) {
                throw Problem.badRequest("No hay un campo «" + name + "».", "There is no field \"" + name + "\".");
            }
            if (!seen.add(name)) {
                throw Problem.badRequest(
                        "La columna «" + name + "» está dos veces.", "The column \"" + name + "\" is there twice.");
            }
        }
    }

    int rows() {
        return lines.size();
    }

    /** The body for one row, the first record being 1. */
    ObjectNode body(int row) {
        List<String> cells = lines.get(row - 1);
        if (cells.stream().skip(names.size()).anyMatch(cell -> !cell.isBlank())) {
            throw Problem.invalid(
                    "La fila tiene más celdas que columnas el archivo. ¿Falta una comilla?",
                    "The row has more cells than the file has columns. Is a quotation mark missing?");
        }
        ObjectNode body = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            String cell = Csv.original(cells.get(i));
            resource.field(names.get(i))
                    .filter(_ -> !cell.isBlank())
                    .ifPresent(field -> body.set(field.name, value(field, cell)));
        }
        return body;
    }

    private static JsonNode value(Field field, String cell) {
        return switch (field.type) {
            case BOOLEAN -> yesOrNo(cell);
            case TAGS, REFERENCES -> items(cell);
            case TEXT, LONGTEXT, EMAIL, PASSWORD, ENUM, REFERENCE, MONEY, DECIMAL, INTEGER, DATE, TIME, DATETIME ->
                StringNode.valueOf(cell);
        };
    }

    private static JsonNode yesOrNo(String cell) {
        String word = cell.strip().toLowerCase(Locale.ROOT);
        return YES.contains(word) || NO.contains(word)
                ? BooleanNode.valueOf(YES.contains(word))
                : StringNode.valueOf(cell);
    }

    private static JsonNode items(String cell) {
        ArrayNode items = JsonMapper.shared().createArrayNode();
        Arrays.stream(cell.split(BETWEEN_ITEMS.strip(), -1)).map(String::strip).forEach(items::add);
        return items;
    }
}
