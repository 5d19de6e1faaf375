package dev.isem.erp.platform.security;

import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.ProblemAdvice;
import dev.isem.erp.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the person and the tenant from the access token, and from nothing else: no header, path or body can name a
 * tenant. Both hold for the length of the request.
 */
public final class IdentityFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityFilter.class);
    private static final String BEARER = "Bearer ";

    /** By this the screens know it from a permission that the person lacks. */
    private static final String NOT_IN_PLAN = "urn:erp:problem:not-in-plan";

    private final AccessTokens tokens;
    private final Revocations revocations;
    private final Subscriptions subscriptions;
    private final ProblemWriter problems;

    public IdentityFilter(
            AccessTokens tokens, Revocations revocations, Subscriptions subscriptions, ProblemWriter problems) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.subscriptions = subscriptions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = bearer(request);
        if (token == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            Optional<Identity> identity = tokens.read(token);
            if (identity.isPresent()) {
                continueAs(identity.get(), request, response, chain);
            } else {
                refuse(Problem.unauthorized(), request, response);
            }
        } catch (TokenKeys.Unavailable unavailable) {
            LOG.warn("No access token can be checked", unavailable);
            refuse(keysAway(), request, response);
        }
    }

    private void continueAs(
            Identity identity, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            identity.call(() -> Tenancy.call(identity.tenant(), () -> {
                Optional<Problem> objection = objectionTo(identity, request);
                if (objection.isPresent()) {
                    refuse(objection.get(), request, response);
                } else {
                    chain.doFilter(request, response);
                }
                return Boolean.TRUE;
            }));
        } catch (ServletException | IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    /** A session that cannot be looked up has not ended: whoever was told so would lose their page for an outage. */
    private Optional<Problem> objectionTo(Identity identity, HttpServletRequest request) {
        try {
            if (revocations.isRevoked(identity)) {
                return Optional.of(Problem.unauthorized());
            }
        } catch (RuntimeException failed) {
            return Optional.of(ProblemAdvice.problemOf(failed, request));
        }
        return subscriptions.cover(identity) ? Optional.empty() : Optional.of(notInPlan());
    }

    private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        problems.write(problem, request, response);
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER)
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    private static Problem notInPlan() {
        return Problem.of(
                        HttpStatus.FORBIDDEN,
                        "El plan de su empresa no incluye esta aplicación. No se hizo nada, y lo que ya guardó aquí se"
                                + " conserva. Pídala a quien administra su empresa; el plan lo cambia quien opera la suite.",
                        "Your company's plan does not include this application. Nothing was done, and what you have saved"
                                + " here is kept. Ask whoever administers your company for it; whoever runs the suite"
                                + " changes the plan.")
                .typed(NOT_IN_PLAN);
    }

    private static Problem keysAway() {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "No se pudo comprobar su sesión: el núcleo de la suite no responde. Intente en un momento.",
                "Your session could not be checked: the suite's core does not answer. Try again in a moment.");
    }
}
