package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.platform.demo.DemoFile;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Purchases of the demo's works, approved, received and handed out as people would. */
@Component
public class PurchasingDemo {

    private final Store store;
    private final PurchaseOrders orders;
    private final Receipts receipts;
    private final PurchaseReturns returns;
    private final SiteStock stock;

    PurchasingDemo(Store store, PurchaseOrders orders, Receipts receipts, PurchaseReturns returns, SiteStock stock) {
        this.store = store;
        this.orders = orders;
        this.receipts = receipts;
        this.returns = returns;
        this.stock = stock;
    }

    /** Loads what is not there yet, in the tenant's transaction. */
    public void load(String slug) {
        load(slug, RequisitionEndpoints.requisitions());
        load(slug, RequisitionLineEndpoints.lines());
        List<UUID> ordered = followed(slug, load(slug, PurchaseOrderEndpoints.orders()));
        load(slug, PurchaseOrderLineEndpoints.lines());
        Table ofOrders = new Table(store, PurchaseOrderEndpoints.orders());
        ordered.forEach(order -> orders.approve(ofOrders.get(order), true));
        load(slug, SiteStockEndpoints.stock());
        List<UUID> arrived = followed(slug, load(slug, ReceiptEndpoints.receipts()));
        load(slug, ReceiptLineEndpoints.lines());
        Table ofReceipts = new Table(store, ReceiptEndpoints.receipts());
        arrived.forEach(receipt -> receipts.post(ofReceipts.get(receipt)));
        DemoFile.read("demo/site-issues.csv")
                .load(
                        store,
                        SiteIssueEndpoints.issues(),
                        slug,
                        values -> stock.take(
                                values.id("siteStockId").orElseThrow(),
                                values.number("quantity").orElseThrow()));
        Table ofSiteReturns = new Table(store, SiteReturnEndpoints.returns());
        load(slug, SiteReturnEndpoints.returns()).forEach(line -> {
            Row back = ofSiteReturns.get(DemoFile.id(slug, line));
            stock.takeBack(back.id("siteIssueId"), new BigDecimal(line.getOrDefault("quantity", "")));
        });
        List<UUID> sent = followed(slug, load(slug, PurchaseReturnEndpoints.returns()));
        load(slug, PurchaseReturnLineEndpoints.lines());
        Table ofReturns = new Table(store, PurchaseReturnEndpoints.returns());
        sent.forEach(document -> returns.confirm(ofReturns.get(document)));
    }

    private List<Map<String, String>> load(String slug, Resource records) {
        return DemoFile.read("demo/" + records.name() + ".csv").load(store, records, slug, _ -> {});
    }

    /** Those whose line says that somebody went on with them. */
    private static List<UUID> followed(String slug, List<Map<String, String>> stored) {
        return stored.stream()
                .filter(line -> !line.getOrDefault("then", "").isEmpty())
                .map(line -> DemoFile.id(slug, line))
                .toList();
    }
}
