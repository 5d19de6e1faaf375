package dev.isem.erp.platform.security;

import java.net.URI;
import java.util.Set;

/**
 * The front ends that may call this API from a browser: its own, and for the one that people sign in at, every
 * application on a direct subdomain of the suite.
 */
public record Origins(Set<String> exact, URI suite, boolean subdomains) {

    public boolean allow(String origin) {
        return exact.contains(origin) || (subdomains && isDirectSubdomain(origin));
    }

    /** Same scheme and port, one label more. */
    private boolean isDirectSubdomain(String origin) {
        String start = suite.getScheme() + "://";
        String end = "." + suite.getAuthority();
        if (!origin.startsWith(start) || !origin.endsWith(end) || origin.length() <= start.length() + end.length()) {
            return false;
        }
        return origin.substring(start.length(), origin.length() - end.length())
                .matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    }
}
