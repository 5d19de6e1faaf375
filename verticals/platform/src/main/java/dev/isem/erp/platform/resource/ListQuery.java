package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/**
 * What a list is asked for: {@code ?page,size,sort,q,id,<field>}. Only fields that the resource offers for it can be
 * sorted or filtered by; every value is a parameter of the statement, never part of it.
 */
record ListQuery(String where, String orderBy, int limit, long offset, Map<String, Object> parameters) {

    static final int SIZE = 25;
    static final int MAX_SIZE = 200;
    static final int MAX_PAGE = 100_000;

    static ListQuery of(Resource resource, MultiValueMap<String, String> asked) {
        Conditions conditions = new Conditions(resource);
        int page = 0;
        int size = SIZE;
        String order = orderBy(resource, resource.sort + (resource.descending ? ",desc" : ",asc"));
        for (Map.Entry<String, List<String>> parameter : asked.entrySet()) {
            String first =
                    parameter.getValue().isEmpty() ? "" : parameter.getValue().getFirst();
            switch (parameter.getKey()) {
                case "page" -> page = number(first, 0, MAX_PAGE);
                case "size" -> size = number(first, 1, MAX_SIZE);
                case "sort" -> order = orderBy(resource, first);
                case "q" -> conditions.search(first);
                case "id" -> conditions.ids(parameter.getValue());
                default -> conditions.filter(parameter.getKey(), first);
            }
        }
        return new ListQuery(conditions.sql(), order, size, (long) page * size, conditions.parameters());
    }

    /** The id comes last, so that pages neither repeat nor lose a record among equals. */
    private static String orderBy(Resource resource, String sort) {
        String[] parts = sort.split(",", 2);
        String direction = direction(parts.length > 1 ? parts[1] : "asc");
        if (parts[0].equals("id")) {
            return "t.id" + direction;
        }
        if (parts[0].equals("createdAt")) {
            return "t.created_at" + direction + ", t.id";
        }
        Field field = resource.field(parts[0])
                .filter(it -> it.sortable)
                .orElseThrow(() -> Problem.badRequest(
                        "No se puede ordenar por «" + parts[0] + "».",
                        "Sorting by \"" + parts[0] + "\" is not offered."));
        String key = field.type.isText() ? "lower(" + field.expression + ")" : field.expression;
        return key + direction + " NULLS LAST, t.id";
    }

    private static String direction(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "asc" -> " ASC";
            case "desc" -> " DESC";
            default ->
                throw Problem.badRequest("Se ordena por «asc» o «desc».", "Sorting goes by \"asc\" or \"desc\".");
        };
    }

    private static int number(String text, int min, int max) {
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException _) {
            throw outOfRange(min, max);
        }
        throw outOfRange(min, max);
    }

    private static Problem outOfRange(int min, int max) {
        return Problem.badRequest(
                "La página o su tamaño debe estar entre " + min + " y " + max + ".",
                "The page or its size must lie between " + min + " and " + max + ".");
    }

    static List<UUID> ids(Stream<String> texts) {
        List<UUID> ids = new ArrayList<>();
        for (String text : texts.toList()) {
            try {
                ids.add(UUID.fromString(text));
            } catch (IllegalArgumentException _) {
                throw Problem.badRequest("Un identificador no es válido.", "An id is not valid.");
            }
        }
        return ids;
    }
}
