package dev.isem.erp.core.user;

import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.demo.DemoFile;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Offices of a construction company, each with what its people may do, in whichever application they do it. */
@Component
class RoleDemo {

    private final JdbcClient jdbc;
    private final Roles roles;

    RoleDemo(Store store, Roles roles) {
        this.jdbc = store.jdbc();
        this.roles = roles;
    }

    /** Somebody who holds one of them. */
    record Holder(String person, String name, UUID role) {}

    /** Loads the roles that are not there yet, and tells who is to hold each. What somebody has made of one stays. */
    List<Holder> load(String slug) {
        return DemoFile.read("demo/roles.csv").lines().stream()
                .map(line -> {
                    UUID role = DemoData.id(slug, "role/" + line.get("code"));
                    if (insert(role, line)) {
                        roles.givePermissions(
                                role,
                                List.of(line.getOrDefault("permissions", "").split(" ", -1)));
                    }
                    return new Holder(line.getOrDefault("person", ""), line.getOrDefault("fullName", ""), role);
                })
                .toList();
    }

    private boolean insert(UUID role, Map<String, String> line) {
        return jdbc.sql("INSERT INTO auth.roles (tenant_id, id, code, name) VALUES (:tenant, :id, :code, :name)"
                                + " ON CONFLICT DO NOTHING")
                        .param("tenant", Tenancy.current())
                        .param("id", role)
                        .param("code", line.get("code"))
                        .param("name", line.get("name"))
                        .update()
                == 1;
    }
}
