package dev.isem.erp.core.user;

import dev.isem.erp.core.signin.AccountLimits;
import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.security.Open;
import dev.isem.erp.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the link of an invitation leads to. The token comes in the body: servers on the way write addresses down. */
@RestController
@RequestMapping("/api/auth")
class JoinEndpoints {

    private static final int LONGEST_NAME = 200;

    private final Joining joining;
    private final AccountLimits limits;

    JoinEndpoints(Joining joining, AccountLimits limits) {
        this.joining = joining;
        this.limits = limits;
    }

    /** What somebody with a link tells. */
    record Answer(
            @Nullable String token,
            @Nullable String name,
            @Nullable String password) {}

    @PostMapping("/invitation")
    @Open(Open.To.EVERYBODY)
    @Described(value = "What the link of an invitation offers", refuses = 429)
    Joining.Offer look(@RequestBody Answer answer, HttpServletRequest request) {
        limits.mustAllow(AccountLimits.Act.LINK, request);
        return joining.look(token(answer)).orElseThrow(JoinEndpoints::leadsNowhere);
    }

    @PostMapping("/accept-invitation")
    @Open(Open.To.EVERYBODY)
    @Described(value = "Accept an invitation", refuses = 429)
    Joining.Offer accept(@RequestBody Answer answer, HttpServletRequest request) {
        limits.mustAllow(AccountLimits.Act.LINK, request);
        String name = answer.name() == null ? "" : answer.name().strip();
        if (name.length() > LONGEST_NAME) {
            throw Problem.invalid("/name", "Máximo 200 caracteres.", "At most 200 characters.");
        }
        String password = answer.password() == null ? "" : answer.password();
        return joining.join(token(answer), name, password).orElseThrow(JoinEndpoints::leadsNowhere);
    }

    private static String token(Answer answer) {
        return answer.token() == null ? "" : answer.token();
    }

    private static Problem leadsNowhere() {
        return Problem.invalid(
                "/token",
                "La invitación ya se usó, se retiró o venció. Pida otra a quien le invitó.",
                "The invitation was used or withdrawn, or has run out. Ask whoever invited you for another one.");
    }
}
