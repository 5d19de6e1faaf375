package dev.isem.erp.platform.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A page of a vertical's routes, as it tells them itself: for a reader who has no suite at hand to ask. */
public final class ApiReference {

    private ApiReference() {}

    /** The page, in Markdown. */
    public static String of(String vertical, Api api) {
        Map<String, List<Api.Route>> byTag = new TreeMap<>();
        api.routes()
                .forEach(route -> byTag.computeIfAbsent(tag(route), _ -> new ArrayList<>())
                        .add(route));
        StringBuilder page = new StringBuilder("""
                    # The API of %s

                    Made of its `/api/openapi.json`, which tells besides what each route takes and answers, and its errors. What holds for all of
                    them is in [docs/api.md](../api.md). A permission is `resource:action`; without one, `open` is for everybody and `any` for
                    whoever is signed in.
                    """.formatted(vertical));
        byTag.forEach((tag, routes) -> {
            page.append("\n## ").append(tag).append("\n\n| | path | permission | |\n|---|---|---|---|\n");
            routes.forEach(route -> page.append(row(route)));
        });
        return page.toString();
    }

    private static String tag(Api.Route route) {
        return route.operation().at("/tags/0").stringValue();
    }

    private static String row(Api.Route route) {
        String otherwise = route.isOpen() ? "open" : "any";
        return "| %s | `%s` | %s | %s |\n"
                .formatted(
                        route.method(),
                        route.path(),
                        route.permission().map(it -> "`" + it + "`").orElse(otherwise),
                        route.operation().get("summary").stringValue());
    }
}
