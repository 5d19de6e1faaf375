package dev.isem.erp.platform.security;

import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers browsers' cross-origin questions, and stops forged requests: what changes something must carry a header that
 * a foreign page cannot send, and come from an origin that is ours.
 */
public final class OriginFilter extends OncePerRequestFilter {

    public static final String HEADER = "X-ERP";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Origins origins;
    private final ProblemWriter problems;

    public OriginFilter(Origins origins, ProblemWriter problems) {
        this.origins = origins;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        response.setHeader("X-Content-Type-Options", "nosniff");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean known = origin != null && origins.allow(origin);
        if (known) {
            allow(response, origin);
        }
        if (isPreflight(request, origin)) {
            preflight(response, known);
        } else if (mustBeOurs(request) && !isOurs(request, origin, known)) {
            problems.write(foreign(), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPreflight(HttpServletRequest request, @Nullable String origin) {
        return origin != null
                && "OPTIONS".equals(request.getMethod())
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }

    private static void preflight(HttpServletResponse response, boolean known) {
        if (known) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, DELETE");
            response.setHeader(
                    HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                    "authorization, content-type, if-match, idempotency-key, x-erp, accept-language");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "7200");
        }
        response.setStatus(known ? HttpStatus.NO_CONTENT.value() : HttpStatus.FORBIDDEN.value());
    }

    private static void allow(HttpServletResponse response, String origin) {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "X-Total-Count, Link, ETag, Location, Retry-After");
    }

    private static boolean mustBeOurs(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod());
    }

    private static boolean isOurs(HttpServletRequest request, @Nullable String origin, boolean known) {
        return "1".equals(request.getHeader(HEADER)) && (origin == null || known);
    }

    private static Problem foreign() {
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "La petición no viene de una aplicación de la suite. No se hizo nada.",
                "The request does not come from an application of the suite. Nothing was done.");
    }
}
