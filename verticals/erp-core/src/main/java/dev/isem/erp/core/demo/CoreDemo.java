package dev.isem.erp.core.demo;

import dev.isem.erp.core.inventory.LocationEndpoints;
import dev.isem.erp.core.inventory.WarehouseEndpoints;
import dev.isem.erp.core.partner.PartnerEndpoints;
import dev.isem.erp.core.product.CategoryEndpoints;
import dev.isem.erp.core.product.ProductEndpoints;
import dev.isem.erp.core.tenant.TenantEndpoints;
import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.demo.DemoFile;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Two companies that know nothing of each other, with whom they trade, what they sell and what they have of it. */
@Component
class CoreDemo implements DemoData {

    private static final Map<String, String> COMPANIES =
            Map.of("norte", "Constructora del Norte", "sur", "Edificaciones del Sur");

    private final Store store;
    private final DemoUsers users;
    private final DemoInvitations invitations;
    private final DemoStock stock;

    CoreDemo(Store store, DemoUsers users, DemoInvitations invitations, DemoStock stock) {
        this.invitations = invitations;
        this.store = store;
        this.users = users;
        this.stock = stock;
    }

    @Override
    public void load() {
        String hash = users.passwordHash();
        COMPANIES.forEach((slug, name) -> Tenancy.call(
                DemoData.tenant(slug),
                () -> store.transactions().write(() -> {
                    loadCompany(slug, name, hash);
                    return slug;
                })));
    }

    private void loadCompany(String slug, String name, String hash) {
        new Table(store, TenantEndpoints.tenants())
                .insert(
                        DemoData.tenant(slug),
                        Values.none()
                                .with("slug", slug)
                                .with("name", name)
                                .with("timezone", "America/Mexico_City")
                                .with("currency", "MXN"));
        users.load(slug, hash);
        invitations.load(slug);
        DemoFile.read("demo/partners.csv").load(store, PartnerEndpoints.partners(), slug);
        DemoFile.read("demo/categories.csv").load(store, CategoryEndpoints.categories(), slug);
        DemoFile.read("demo/products.csv").load(store, ProductEndpoints.products(), slug);
        DemoFile.read("demo/warehouses.csv").load(store, WarehouseEndpoints.warehouses(), slug);
        DemoFile.read("demo/locations.csv").load(store, LocationEndpoints.locations(), slug);
        stock.load(slug);
    }
}
