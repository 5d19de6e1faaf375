package dev.isem.erp.platform.limit;

import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps one tenant, and one person in it, from taking all of a vertical for themselves. Runs where it is known who asks. */
public final class RequestLimit extends OncePerRequestFilter {

    private final Limiter limiter;
    private final Limit tenants;
    private final Limit persons;
    private final ProblemWriter problems;

    public RequestLimit(Limiter limiter, Limit tenants, Limit persons, ProblemWriter problems) {
        this.limiter = limiter;
        this.tenants = tenants;
        this.persons = persons;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Problem> tooMany = Identity.current().flatMap(this::objectionTo);
        if (tooMany.isPresent()) {
            problems.write(tooMany.get(), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Problem> objectionTo(Identity person) {
        String name = person.tenant() + ":limit:";
        try {
            limiter.mustAllow(List.of(new Bucket(name + person.user(), persons), new Bucket(name + "all", tenants)));
            return Optional.empty();
        } catch (Problem tooMany) {
            return Optional.of(tooMany);
        }
    }
}
