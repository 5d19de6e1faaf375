package dev.isem.erp.core.signin;

import dev.isem.erp.core.token.RandomToken;
import dev.isem.erp.platform.limit.Bucket;
import dev.isem.erp.platform.limit.Limit;
import dev.isem.erp.platform.limit.Limiter;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How often one address, and for one e-mail, may try what leads into the suite. An e-mail counts whether anybody has it or
 * not, and only its hash goes to the cache. An office shares an address, so its limits are wide.
 */
@Component
public class AccountLimits {

    private final Limiter limiter;
    private final ClientAddress addresses;
    private final Environment settings;

    /** What can be tried. The setting {@code LIMIT_<act>_ADDRESS} or {@code _EMAIL} wins over what stands here. */
    public enum Act {
        SIGN_IN("120/m", "30/m"),
        REFRESH("1200/m", "off"),
        /** Asks for a mail. */
        FORGOT("30/h", "5/h"),
        /** Uses a link from a mail. */
        LINK("120/h", "off"),
        /** Asks for a mail to somebody else; counted by the tenant instead of the address. */
        INVITE("200/h", "5/h");

        private final String byAddress;
        private final String byEmail;

        Act(String byAddress, String byEmail) {
            this.byAddress = byAddress;
            this.byEmail = byEmail;
        }
    }

    AccountLimits(Limiter limiter, ClientAddress addresses, Environment settings) {
        this.limiter = limiter;
        this.addresses = addresses;
        this.settings = settings;
    }

    /** Refuses with 429 whoever comes too often from one address, whatever the e-mail. */
    public void mustAllow(Act act, HttpServletRequest request) {
        limiter.mustAllow(List.of(byAddress(act, request)));
    }

    void mustAllow(Act act, HttpServletRequest request, String email) {
        limiter.mustAllow(List.of(byAddress(act, request), byEmail(act, "", email)));
    }

    /** Refuses with 429 when the current tenant sends too many mails, or too many to one person. */
    public void mustAllowInvitation(String email) {
        String tenant = Tenancy.current() + ":";
        limiter.mustAllow(List.of(
                new Bucket(tenant + "limit:invite", limit(Act.INVITE, "TENANT", Act.INVITE.byAddress)),
                byEmail(Act.INVITE, tenant, email)));
    }

    private Bucket byAddress(Act act, HttpServletRequest request) {
        return new Bucket("limit:" + act + ":address:" + addresses.of(request), limit(act, "ADDRESS", act.byAddress));
    }

    private Bucket byEmail(Act act, String tenant, String email) {
        String hash = RandomToken.hash(email.strip().toLowerCase(Locale.ROOT));
        return new Bucket(tenant + "limit:" + act + ":email:" + hash, limit(act, "EMAIL", act.byEmail));
    }

    private Limit limit(Act act, String by, String otherwise) {
        return Limit.parse(settings.getProperty("LIMIT_" + act + "_" + by, otherwise));
    }
}
