package dev.isem.erp.platform.resource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address of the page that follows: what was asked for, and where to go on. */
final class NextPage {

    /** Longer ones do not fit in a header with their cursor: they are lists of ids, which nobody has to walk along. */
    private static final int LONGEST_QUERY = 2000;

    private static final Set<String> REPLACED = Set.of("page", "after");

    private NextPage() {}

    /**
     * The header Link of RFC 8288, for the answer to the current request. The address has neither scheme nor host: proxies do
     * not tell by which port somebody came.
     */
    static Optional<String> link(MultiValueMap<String, String> asked, String cursor) {
        String kept = asked.entrySet().stream()
                .filter(parameter -> !REPLACED.contains(parameter.getKey()))
                .map(NextPage::encoded)
                .collect(Collectors.joining());
        String list =
                ServletUriComponentsBuilder.fromCurrentRequestUri().build().getPath();
        return kept.length() > LONGEST_QUERY
                ? Optional.empty()
                : Optional.of("<" + list + "?" + kept + "after=" + cursor + ">; rel=\"next\"");
    }

    private static String encoded(Map.Entry<String, List<String>> parameter) {
        return parameter.getValue().stream()
                .map(value -> encoded(parameter.getKey()) + "=" + encoded(value) + "&")
                .collect(Collectors.joining());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
