package dev.isem.erp.@PACKAGE@.demo;

import dev.isem.erp.@PACKAGE@.item.ItemEndpoints;
import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.demo.DemoFile;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.util.List;
import org.springframework.stereotype.Component;

/** Items of the core's two demo companies. */
@Component
class @CLASS@Demo implements DemoData {

    private final Store store;

    @CLASS@Demo(Store store) {
        this.store = store;
    }

    @Override
    public void load() {
        for (String slug : List.of("norte", "sur")) {
            Tenancy.call(
                    DemoData.tenant(slug),
                    () -> store.transactions().write(() -> {
                        DemoFile.read("demo/items.csv").load(store, ItemEndpoints.items(), slug);
                        return slug;
                    }));
        }
    }
}
