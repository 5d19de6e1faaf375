package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/**
 * What a list is asked for: {@code ?page,after,size,sort,q,id,<field>}. Only fields that the resource offers for it can be
 * sorted or filtered by; every value is a parameter of the statement, never part of it.
 *
 * @param after where the page begins, if it is asked for by key and not by its number
 */
record ListQuery(
        String where, Order order, int limit, long offset, Optional<Cursor> after, Map<String, Object> parameters) {

    static final int SIZE = 25;
    static final int MAX_SIZE = 200;
    static final int MAX_PAGE = 100_000;

    static ListQuery of(Resource resource, MultiValueMap<String, String> asked) {
        Conditions conditions = new Conditions(resource);
        int page = 0;
        int size = SIZE;
        Order order = Order.of(resource);
        Optional<String> after = Optional.empty();
        for (Map.Entry<String, List<String>> parameter : asked.entrySet()) {
            String first =
                    parameter.getValue().isEmpty() ? "" : parameter.getValue().getFirst();
            switch (parameter.getKey()) {
                case "page" -> page = number(first, 0, MAX_PAGE);
                case "size" -> size = number(first, 1, MAX_SIZE);
                case "after" -> after = Optional.of(first);
                case "sort" -> order = Order.of(resource, first);
                case "q" -> conditions.search(first);
                case "id" -> conditions.ids(parameter.getValue());
                default -> conditions.filter(parameter.getKey(), first);
            }
        }
        if (after.isPresent() && asked.containsKey("page")) {
            throw Problem.badRequest(
                    "Una página se pide por su número, «page», o por lo que va antes, «after», no por ambos.",
                    "A page is asked for by its number, \"page\", or by what is before it, \"after\", not by both.");
        }
        Order chosen = order;
        return new ListQuery(
                conditions.sql(),
                chosen,
                size,
                (long) page * size,
                after.map(text -> Cursor.read(text, chosen)),
                conditions.parameters());
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
