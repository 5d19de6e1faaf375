package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What lies at the sites, to be read: receipts bring it, issues take it away; what went back either way is in neither. */
@RestController
@RequestMapping("/api/site-stock")
public class SiteStockEndpoints extends ReadEndpoints {

    SiteStockEndpoints(Store store) {
        super(stock(), store);
    }

    /** What is told of a material at a site. */
    public static Resource stock() {
        return Resource.of(
                        "site-stock",
                        "construccion_purchasing.site_stock",
                        Text.of("Existencias en obra", "Site stock"),
                        Text.of("Existencia en obra", "Stock at a site"))
                .joining("JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id")
                .icon("warehouse")
                .sortedBy("material")
                .calledBy("material", "code", "projectName")
                .order(46)
                .under(Menu.PURCHASES)
                .only(Resource.Ability.READ)
                .fields(
                        Field.text("material", "Material", "Material").inList().searched(),
                        Field.text("code", "Concepto", "Concept").inList().searched(),
                        ProjectFields.reference(),
                        ProjectFields.name(),
                        Field.text("unit", "Unidad", "Unit").inList(),
                        Field.decimal("received", 4, "Recibido", "Received").inList(),
                        Field.decimal("issued", 4, "Entregado", "Issued").inList(),
                        Field.decimal("onHand", 4, "En obra", "On hand")
                                .computed()
                                .inList())
                .children(new Resource.Child("site-issues", "siteStockId"));
    }
}
