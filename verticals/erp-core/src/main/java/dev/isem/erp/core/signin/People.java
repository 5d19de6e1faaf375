package dev.isem.erp.core.signin;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People of the current tenant as sign-in sees them: only who is active, in an active tenant. */
@Component
class People {

    private static final String FIND = """
            SELECT u.id, u.email, u.name, u.token_epoch, t.id AS tenant_id, t.name AS tenant_name, t.modules,
                   ARRAY(SELECT r.code FROM auth.user_roles ur
                           JOIN auth.roles r ON r.tenant_id = ur.tenant_id AND r.id = ur.role_id
                          WHERE ur.tenant_id = u.tenant_id AND ur.user_id = u.id ORDER BY r.code) AS roles,
                   ARRAY(SELECT DISTINCT rp.permission FROM auth.user_roles ur
                           JOIN auth.role_permissions rp ON rp.tenant_id = ur.tenant_id AND rp.role_id = ur.role_id
                          WHERE ur.tenant_id = u.tenant_id AND ur.user_id = u.id ORDER BY 1) AS permissions
              FROM auth.users u JOIN auth.tenants t ON t.id = u.tenant_id
             WHERE u.tenant_id = :tenant AND u.id = :user AND u.status = 'active' AND t.status = 'active'
            """;

    private final JdbcClient jdbc;
    private final Identities identities;

    People(Store store, Identities identities) {
        this.jdbc = store.jdbc();
        this.identities = identities;
    }

    /**
     * Somebody who may work now.
     *
     * @param tenant whom they work for
     * @param tenants whom they may work for, by name
     * @param tokenEpoch under which their access tokens are issued now
     * @param modules verticals that are on for whom they work for, besides the core
     */
    record Person(
            UUID id,
            String email,
            String name,
            Company tenant,
            List<Company> tenants,
            int tokenEpoch,
            List<String> roles,
            List<String> permissions,
            List<String> modules) {}

    /** The tenant by the name people know it. */
    record Company(UUID id, String name) {}

    Optional<Person> find(UUID user) {
        List<Company> tenants = identities.companies(user);
        return jdbc.sql(FIND)
                .param("tenant", Tenancy.current())
                .param("user", user)
                .query((row, _) -> new Person(
                        row.getObject("id", UUID.class),
                        row.getString("email"),
                        row.getString("name"),
                        new Company(row.getObject("tenant_id", UUID.class), row.getString("tenant_name")),
                        tenants,
                        row.getInt("token_epoch"),
                        List.of((String[]) row.getArray("roles").getArray()),
                        List.of((String[]) row.getArray("permissions").getArray()),
                        List.of((String[]) row.getArray("modules").getArray())))
                .optional();
    }
}
