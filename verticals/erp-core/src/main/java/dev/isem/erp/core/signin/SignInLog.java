package dev.isem.erp.core.signin;

import dev.isem.erp.platform.audit.AuditLog;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.Transactions;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the audit log tells a company of how its people come in. A stranger cannot fill it: an e-mail that nobody has leaves
 * no line, and one that somebody has leaves five until it is locked and none while it is, so at most one a minute.
 */
@Component
class SignInLog {

    private static final Logger LOG = LoggerFactory.getLogger(SignInLog.class);
    private static final String USERS = "users";

    private final Transactions transactions;
    private final AuditLog audit;
    private final Identities identities;
    private final AfterTheAnswer later;

    SignInLog(Store store, Identities identities, AfterTheAnswer later) {
        this.transactions = store.transactions();
        this.audit = store.audit();
        this.identities = identities;
        this.later = later;
    }

    /** The person begins to work for the current tenant, in whose transaction this is. */
    void entered(UUID person) {
        audit.noteBy(person, USERS, person, "sign-in");
    }

    /** Somebody tried a wrong password; every company of the person learns of it, once whoever tried has the answer. */
    void refused(UUID person, boolean locks) {
        String act = locks ? "lock-out" : "sign-in-failed";
        String lost = "A " + act + " of the user " + person + " is not in the audit log";
        if (!later.run(lost, () -> noteEverywhere(person, act))) {
            LOG.warn("{}: too much waits", lost);
        }
    }

    private void noteEverywhere(UUID person, String act) {
        for (UUID tenant : Tenancy.callBeforeTenant(() -> transactions.read(() -> identities.allTenants(person)))) {
            Tenancy.call(
                    tenant,
                    () -> transactions.write(() -> {
                        audit.note(USERS, person, act);
                        return tenant;
                    }));
        }
    }
}
