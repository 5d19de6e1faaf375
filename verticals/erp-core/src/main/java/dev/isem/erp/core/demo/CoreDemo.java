package dev.isem.erp.core.demo;

import dev.isem.erp.core.inventory.InventoryDemo;
import dev.isem.erp.core.inventory.LocationEndpoints;
import dev.isem.erp.core.inventory.WarehouseEndpoints;
import dev.isem.erp.core.partner.PartnerEndpoints;
import dev.isem.erp.core.product.CategoryEndpoints;
import dev.isem.erp.core.product.ProductEndpoints;
import dev.isem.erp.core.tenant.Plan;
import dev.isem.erp.core.tenant.TenantEndpoints;
import dev.isem.erp.core.user.UserDemo;
import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.demo.DemoFile;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Two companies that know nothing of each other, with whom they trade, what they sell and what they have of it. */
@Component
class CoreDemo implements DemoData {

    private static final Map<String, String> COMPANIES =
            Map.of("norte", "Constructora del Norte", "sur", "Edificaciones del Sur");

    /** The first one runs the suite and tries what is new. */
    private static final Map<String, Plan> PLANS = Map.of("norte", Plan.ENTERPRISE, "sur", Plan.PROFESSIONAL);

    /** Each has a file of its name. Whatever refers to another comes after it. */
    private static final List<Resource> RECORDS = List.of(
            PartnerEndpoints.partners(),
            CategoryEndpoints.categories(),
            ProductEndpoints.products(),
            WarehouseEndpoints.warehouses(),
            LocationEndpoints.locations());

    private final Store store;
    private final UserDemo users;
    private final InventoryDemo inventory;

    CoreDemo(Store store, UserDemo users, InventoryDemo inventory) {
        this.store = store;
        this.users = users;
        this.inventory = inventory;
    }

    @Override
    public void load() {
        String hash = users.passwordHash();
        COMPANIES.forEach((slug, name) -> Tenancy.call(
                DemoData.tenant(slug),
                () -> store.transactions().write(() -> {
                    found(slug, name);
                    users.load(slug, hash);
                    RECORDS.forEach(records ->
                            DemoFile.read("demo/" + records.name() + ".csv").load(store, records, slug));
                    inventory.load(slug);
                    return slug;
                })));
    }

    private void found(String slug, String name) {
        Plan plan = Objects.requireNonNull(PLANS.get(slug));
        new Table(store, TenantEndpoints.tenants())
                .insert(
                        DemoData.tenant(slug),
                        Values.none()
                                .with("slug", slug)
                                .with("name", name)
                                .with("plan", plan.code())
                                .with("modules", plan.modules())
                                .with("timezone", "America/Mexico_City")
                                .with("currency", "MXN"));
    }
}
