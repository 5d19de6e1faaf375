package dev.isem.erp.core.signin;

import dev.isem.erp.core.token.TokenIssuer;
import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.security.Open;
import dev.isem.erp.platform.tenancy.Transactions;
import dev.isem.erp.platform.web.Problem;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, going on, signing out. The suite's applications call it from their own pages. */
@RestController
@RequestMapping("/api/auth")
class SignInEndpoints {

    private final Transactions transactions;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final People people;
    private final AccountLimits limits;

    SignInEndpoints(Store store, Sessions sessions, SessionCookies cookies, People people, AccountLimits limits) {
        this.transactions = store.transactions();
        this.sessions = sessions;
        this.cookies = cookies;
        this.people = people;
        this.limits = limits;
    }

    /** What somebody types to sign in. */
    record Credentials(@Nullable String email, @Nullable String password) {}

    /** What somebody types to have another password. */
    record NewPassword(@Nullable String current, @Nullable String next) {}

    /** Who is signed in, as the screens know them. */
    record User(
            UUID id,
            String email,
            String name,
            People.Company tenant,
            List<People.Company> tenants,
            List<String> permissions,
            List<String> modules) {
        static User of(People.Person person) {
            return new User(
                    person.id(),
                    person.email(),
                    person.name(),
                    person.tenant(),
                    person.tenants(),
                    person.permissions(),
                    person.modules());
        }

        /** What others know of the person. */
        private List<String> known() {
            return Stream.concat(Stream.of(email), tenants.stream().map(People.Company::name))
                    .toList();
        }
    }

    /** Whom somebody wants to work for. */
    record Wanted(@Nullable UUID tenantId) {}

    /** An access token, how many seconds it lives, and for whom it speaks. */
    record Grant(String accessToken, long expiresIn, User user) {}

    @PostMapping("/login")
    @Open(Open.To.EVERYBODY)
    @Described(value = "Sign in", refuses = 429)
    ResponseEntity<Grant> login(@RequestBody Credentials credentials, HttpServletRequest request) {
        String email = limited(credentials.email()).strip();
        String password = limited(credentials.password());
        limits.mustAllow(AccountLimits.Act.SIGN_IN, request, email);
        return answer(sessions.signIn(email, password).orElseThrow(SignInEndpoints::wrong));
    }

    /** The cookie as it came: Spring would decode a text, and fail where a percent sign means nothing. */
    @PostMapping("/refresh")
    @Open(Open.To.EVERYBODY)
    @Described(value = "Go on with a session, by its cookie", refuses = 429)
    ResponseEntity<Grant> refresh(
            @CookieValue(name = SessionCookies.REFRESH, required = false) @Nullable Cookie token,
            HttpServletRequest request,
            HttpServletResponse response) {
        limits.mustAllow(AccountLimits.Act.REFRESH, request);
        Optional<Sessions.Granted> granted = token == null ? Optional.empty() : sessions.refresh(token.getValue());
        return answer(granted.orElseThrow(() -> {
            cookies.remove().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            return Problem.unauthorized();
        }));
    }

    @PostMapping("/logout")
    @Open(Open.To.EVERYBODY)
    @Described("Sign out")
    ResponseEntity<Void> logout(@CookieValue(name = SessionCookies.REFRESH, required = false) @Nullable Cookie token) {
        if (token != null) {
            sessions.signOut(token.getValue());
        }
        return ResponseEntity.noContent().headers(cookies.remove()).build();
    }

    @GetMapping("/me")
    @Open(Open.To.WHOEVER_IS_SIGNED_IN)
    @Described("Who is signed in")
    User me() {
        UUID user = Identity.current().orElseThrow(Problem::unauthorized).user();
        return User.of(transactions.read(() -> people.find(user)).orElseThrow(Problem::unauthorized));
    }

    /** The session goes on for another company; what the person has open for the first one ends. */
    @PostMapping("/switch-tenant")
    @Open(Open.To.WHOEVER_IS_SIGNED_IN)
    @Described("Go on for another company")
    ResponseEntity<Grant> switchTenant(@RequestBody Wanted wanted) {
        Identity person = Identity.current().orElseThrow(Problem::unauthorized);
        return answer(Optional.ofNullable(wanted.tenantId())
                .flatMap(tenant -> sessions.switchTenant(person, tenant))
                .orElseThrow(Problem::notFound));
    }

    @PostMapping("/password")
    @Open(Open.To.WHOEVER_IS_SIGNED_IN)
    @Described("Choose another password")
    ResponseEntity<Void> changePassword(@RequestBody NewPassword typed) {
        User user = me();
        String next = typed.next() == null ? "" : typed.next();
        Passwords.mustBeGood(next, user.known(), "/next");
        String current = typed.current() == null ? "" : typed.current();
        Identity person = Identity.current().orElseThrow(Problem::unauthorized);
        if (current.length() > Passwords.LONGEST || !sessions.changePassword(person, user.email(), current, next)) {
            throw Problem.invalid(
                    "/current",
                    "La contraseña actual no es correcta. No se cambió nada.",
                    "The current password is not right. Nothing was changed.");
        }
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<Grant> answer(Sessions.Granted granted) {
        return ResponseEntity.ok()
                .headers(
                        cookies.set(granted.session().token(), granted.session().expires()))
                .body(new Grant(granted.accessToken(), TokenIssuer.LIFE.toSeconds(), User.of(granted.person())));
    }

    private static String limited(@Nullable String text) {
        if (text == null || text.length() > Passwords.LONGEST) {
            throw wrong();
        }
        return text;
    }

    private static Problem wrong() {
        return Problem.of(
                HttpStatus.UNAUTHORIZED,
                "El correo o la contraseña no son correctos.",
                "The e-mail or the password is not right.");
    }
}
