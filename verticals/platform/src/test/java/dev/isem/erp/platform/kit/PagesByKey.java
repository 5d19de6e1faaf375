package dev.isem.erp.platform.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Walks along lists by the addresses that their pages tell, as whoever reads a whole list does. */
public final class PagesByKey {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final int PAGES = 3;
    private static final int LARGEST = 200;

    private final Caller caller;
    private final Api api;

    public PagesByKey(Caller caller) {
        this.caller = caller;
        this.api = Api.of(caller);
    }

    /** The address of the page behind an answer, if it tells one. */
    public static Optional<String> next(Caller.Answer page) {
        return page.header("link").map(NEXT::matcher).filter(Matcher::matches).map(found -> found.group(1));
    }

    /** The ids of a list from this page on, in their order; what is done with the answer is done before the next one is asked for. */
    public static List<String> walk(Caller caller, String first, Consumer<Caller.Answer> seen) {
        List<String> ids = new ArrayList<>();
        Optional<String> address = Optional.of(first);
        while (address.isPresent()) {
            Caller.Answer page = caller.get(address.get());
            if (page.status() != 200) {
                throw new AssertionError(address.get() + " answered " + page.status() + " " + page.text());
            }
            page.json().values().forEach(row -> ids.add(row.get("id").stringValue()));
            seen.accept(page);
            address = next(page);
        }
        return ids;
    }

    /** The ids of a list by the numbers of its pages. */
    public static List<String> byNumber(Caller caller, String list) {
        List<String> ids = new ArrayList<>();
        for (int page = 0; ids.size() == page * LARGEST; page++) {
            String address = list + (list.contains("?") ? "&" : "?") + "size=" + LARGEST + "&page=" + page;
            caller.get(address)
                    .json()
                    .values()
                    .forEach(row -> ids.add(row.get("id").stringValue()));
        }
        return ids;
    }

    /** Each a list and an order in which its pages by key are not what its pages by number are. */
    public List<String> findings() {
        return api.lists()
                .flatMap(list -> sorts(list).flatMap(sort -> finding(list.path() + "?sort=" + sort)))
                .toList();
    }

    private static Stream<String> sorts(Api.Route list) {
        return list.query().stream()
                .filter(parameter -> parameter.get("name").stringValue().equals("sort"))
                .flatMap(parameter -> parameter.at("/schema/enum").values().stream())
                .map(JsonNode::stringValue)
                .filter(sort -> sort.contains(","));
    }

    private Stream<String> finding(String list) {
        List<String> all = byNumber(caller, list);
        int size = Math.clamp(all.size() / PAGES, 1, LARGEST);
        List<String> walked = walk(caller, list + "&size=" + size, _ -> {});
        return walked.equals(all) ? Stream.empty() : Stream.of(list + " walks along " + walked + " instead of " + all);
    }
}
