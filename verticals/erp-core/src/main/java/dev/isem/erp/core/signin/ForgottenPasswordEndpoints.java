package dev.isem.erp.core.signin;

import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.security.Open;
import dev.isem.erp.platform.web.Language;
import dev.isem.erp.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asking for another password by mail, and choosing it. */
@RestController
@RequestMapping("/api/auth")
class ForgottenPasswordEndpoints {

    /** Of an address, by RFC 5321. */
    private static final int LONGEST_EMAIL = 254;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

    private final ForgottenPasswords forgotten;
    private final AccountLimits limits;

    ForgottenPasswordEndpoints(ForgottenPasswords forgotten, AccountLimits limits) {
        this.forgotten = forgotten;
        this.limits = limits;
    }

    /** Who asks. */
    record Asked(@Nullable String email) {}

    /** What somebody with a link chooses. */
    record Chosen(@Nullable String token, @Nullable String password) {}

    /** Accepted for every e-mail: the answer tells nobody who has an account. */
    @PostMapping("/forgot-password")
    @Open(Open.To.EVERYBODY)
    @Described(value = "Ask for a link to choose another password", answers = 202, refuses = 429)
    ResponseEntity<Void> forgot(@RequestBody Asked asked, HttpServletRequest request) {
        String email = asked.email() == null ? "" : asked.email().strip();
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            throw Problem.invalid("/email", "Escriba su correo.", "Write your e-mail.");
        }
        limits.mustAllow(AccountLimits.Act.FORGOT, request, email);
        forgotten.ask(email, Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        return ResponseEntity.accepted().build();
    }

    @PostMapping("/reset-password")
    @Open(Open.To.EVERYBODY)
    @Described(value = "Choose another password, by a link", refuses = 429)
    ResponseEntity<Void> reset(@RequestBody Chosen chosen, HttpServletRequest request) {
        limits.mustAllow(AccountLimits.Act.LINK, request);
        String password = chosen.password() == null ? "" : chosen.password();
        Passwords.mustBeGood(password, List.of(), "/password");
        if (chosen.token() == null || !forgotten.reset(chosen.token(), password)) {
            throw Problem.invalid(
                    "/token",
                    "El enlace ya se usó o venció. No se cambió nada; pida otro.",
                    "The link was used or has run out. Nothing was changed; ask for another one.");
        }
        return ResponseEntity.noContent().build();
    }
}
