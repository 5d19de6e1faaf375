package dev.isem.erp.core.tenant;

import dev.isem.erp.core.token.EndedSessions;
import dev.isem.erp.core.user.SystemRoles;
import dev.isem.erp.core.user.Users;
import dev.isem.erp.platform.audit.Intent;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.Transactions;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;

/**
 * What is done to one company, done as that company: its row, its people and its log, which row-level security keeps from
 * everybody else. No routes of its own; who may ask is for {@link SuiteTenantEndpoints} to say.
 */
final class TenantActs extends CrudEndpoints {

    private static final String ACTIVE_PEOPLE =
            "(SELECT count(*)::int FROM auth.users u WHERE u.tenant_id = t.id AND u.status = 'active')";

    private final Users users;
    private final SystemRoles roles;
    private final EndedSessions ended;

    TenantActs(Store store, Users users, SystemRoles roles, EndedSessions ended) {
        super(SuiteTenantEndpoints.described("tenants", "auth.tenants", "id", ACTIVE_PEOPLE), store);
        this.users = users;
        this.roles = roles;
        this.ended = ended;
    }

    /** Opens the company with its first administrator, whose password is hashed already. */
    ResponseEntity<Row> open(Intent intent, Values values) {
        UUID tenant = intent.line();
        return Tenancy.call(tenant, () -> transactions().write(() -> answer(insert(tenant, values), intent, values)));
    }

    /** Opens the company that runs the suite, and tells who its administrator is. */
    UUID found(UUID tenant, Values values) {
        return Tenancy.call(
                tenant,
                () -> transactions().write(() -> {
                    table().insert(tenant, values);
                    store().audit()
                            .record(
                                    "tenants",
                                    tenant,
                                    "create",
                                    null,
                                    table().get(tenant).byField());
                    return people(values, roles.ensure(SystemRoles.SystemRole.SUITE_OPERATOR));
                }));
    }

    @Override
    protected Stored insert(UUID tenant, Values values) {
        if (!table().insert(tenant, values)) {
            return new Stored(tenant, false);
        }
        people(values);
        return new Stored(tenant, true);
    }

    /** The roles that a company begins with, and its administrator, who may hold more of them. */
    private UUID people(Values values, UUID... more) {
        UUID administrator = roles.ensure(SystemRoles.SystemRole.ADMINISTRATOR);
        roles.ensure(SystemRoles.SystemRole.READER);
        roles.ensure(SystemRoles.SystemRole.WAREHOUSE_CLERK);
        UUID person = UUID.randomUUID();
        users.invite(
                person,
                values.text("adminEmail").orElseThrow(),
                values.text("adminName").orElseThrow(),
                values.text("adminPassword").orElseThrow(),
                Stream.concat(Stream.of(administrator), Arrays.stream(more)).toList(),
                "/adminEmail");
        return person;
    }

    /**
     * Whoever is suspended is out of the core at once, and of the other verticals within a second; another plan counts from
     * the next token on.
     */
    @Override
    protected Row move(Transition.Step step) {
        UUID tenant = step.before().id();
        switch (step.name()) {
            case "change-plan" -> {
                return setPlan(step);
            }
            case "suspend" -> Transactions.afterCommit(() -> ended.endTenant(tenant));
            case "resume" -> Transactions.afterCommit(() -> ended.resumeTenant(tenant));
            default -> throw new IllegalStateException(step.name() + " is not handled");
        }
        return super.move(step);
    }

    private Row setPlan(Transition.Step step) {
        String state = step.before().text("status");
        Plan plan = Plan.of(step.answers().text("plan").orElseThrow());
        return table().move(
                        step.before().id(),
                        OptionalInt.of(step.version()),
                        List.of(state),
                        state,
                        step.answers().with("modules", plan.modules()));
    }
}
