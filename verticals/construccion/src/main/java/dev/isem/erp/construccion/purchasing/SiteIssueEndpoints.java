package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.budget.ConceptFields;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.PastDay;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Material handed out at a site ("vale de salida"): what is written is done, and stays. */
@RestController
@RequestMapping("/api/site-issues")
public class SiteIssueEndpoints extends CrudEndpoints {

    private final SiteStock stock;

    SiteIssueEndpoints(Store store, SiteStock stock) {
        super(issues(), store);
        this.stock = stock;
    }

    /** What an issue is. */
    public static Resource issues() {
        return Resource.of(
                        "site-issues",
                        "construccion_purchasing.site_issues",
                        Text.of("Vales de salida", "Site issues"),
                        Text.of("Vale de salida", "Site issue"))
                .joining("JOIN construccion_purchasing.site_stock s"
                        + " ON s.tenant_id = t.tenant_id AND s.id = t.site_stock_id"
                        + " JOIN construccion.projects p ON p.tenant_id = s.tenant_id AND p.id = s.project_id")
                .icon("list")
                .newestFirst("folio")
                .calledBy("folio", "siteStockName")
                .order(47)
                .under(Menu.PURCHASES)
                .only(Resource.Ability.READ, Resource.Ability.CREATE)
                .fields(
                        Field.folio("folio", "VS", "Folio", "Folio"),
                        Field.reference("siteStockId", "site-stock", "Material", "Material")
                                .required(),
                        StockedFields.material(),
                        ProjectFields.name(),
                        ConceptFields.quantity(),
                        StockedFields.unit(),
                        Field.date("issuedOn", "Fecha", "Date").required().inList(),
                        Field.text("issuedTo", "Se entrega a", "Issued to")
                                .required()
                                .inList()
                                .searched())
                .children(new Resource.Child("site-returns", "siteIssueId"));
    }

    @Override
    protected void check(Values values) {
        PastDay.check(values, "issuedOn", store());
    }

    /** A repeated request finds the first one's record, and takes nothing. */
    @Override
    protected Stored insert(UUID id, Values values) {
        Stored stored = super.insert(id, values);
        if (stored.isNew()) {
            stock.take(
                    values.id("siteStockId").orElseThrow(),
                    values.number("quantity").orElseThrow());
        }
        return stored;
    }
}
