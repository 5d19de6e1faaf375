package dev.isem.erp.platform.security;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody may do, as patterns {@code resource:action} in which a star stands for any. An approval that not everybody
 * gives who approves has a name of its own, {@code approve-…}. A star never reaches what
 * belongs to the suite itself ({@code suite-…}): that is granted by name or not at all.
 */
public record Permissions(List<String> patterns) {

    private static final Pattern FORM =
            Pattern.compile("(\\*|[a-z][a-z-]*):(\\*|create|read|update|delete|approve(-[a-z]+)*)");

    private static final String OF_THE_SUITE = "suite-";

    public Permissions {
        patterns = List.copyOf(patterns);
    }

    public static Permissions of(Collection<String> patterns) {
        return new Permissions(patterns.stream().sorted().collect(Collectors.toUnmodifiableList()));
    }

    public static boolean isWellFormed(String pattern) {
        return FORM.matcher(pattern).matches();
    }

    /** Whether {@code resource:action} is allowed. */
    public boolean allow(String resource, String action) {
        return patterns.stream().anyMatch(pattern -> covers(pattern, resource, action));
    }

    /** Whether everything that the pattern allows is allowed here too: nobody grants what they lack. */
    public boolean include(String pattern) {
        int colon = pattern.indexOf(':');
        return allow(pattern.substring(0, colon), pattern.substring(colon + 1));
    }

    private static boolean covers(String pattern, String resource, String action) {
        int colon = pattern.indexOf(':');
        if (colon < 0) {
            return false;
        }
        String coveredResource = pattern.substring(0, colon);
        String coveredAction = pattern.substring(colon + 1);
        boolean sameResource =
                coveredResource.equals(resource) || (coveredResource.equals("*") && !resource.startsWith(OF_THE_SUITE));
        return sameResource && (coveredAction.equals(action) || coveredAction.equals("*"));
    }
}
