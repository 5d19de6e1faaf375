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

/** Material that was handed out and came back to the site's stock: what is written is done, and stays. */
@RestController
@RequestMapping("/api/site-returns")
public class SiteReturnEndpoints extends CrudEndpoints {

    private final SiteStock stock;

    SiteReturnEndpoints(Store store, SiteStock stock) {
        super(returns(), store);
        this.stock = stock;
    }

    /** What a return to the site's stock is. */
    public static Resource returns() {
        return Resource.of(
                        "site-returns",
                        "construccion_purchasing.site_returns",
                        Text.of("Devoluciones a la existencia", "Returns to site stock"),
                        Text.of("Devolución a la existencia", "Return to site stock"))
                .joining("JOIN construccion_purchasing.site_issues i"
                        + " ON i.tenant_id = t.tenant_id AND i.id = t.site_issue_id"
                        + " JOIN construccion_purchasing.site_stock s"
                        + " ON s.tenant_id = i.tenant_id AND s.id = i.site_stock_id"
                        + " JOIN construccion.projects p ON p.tenant_id = s.tenant_id AND p.id = s.project_id")
                .icon("list")
                .newestFirst("folio")
                .calledBy("folio")
                .order(48)
                .under(Menu.PURCHASES)
                .only(Resource.Ability.READ, Resource.Ability.CREATE)
                .fields(
                        Field.folio("folio", "DEX", "Folio", "Folio"),
                        Field.reference("siteIssueId", "site-issues", "Vale de salida", "Site issue")
                                .required(),
                        Field.text("siteIssueName", "Vale de salida", "Site issue")
                                .readAs("i.folio")
                                .inList()
                                .searched(),
                        StockedFields.material(),
                        ProjectFields.name(),
                        ConceptFields.quantity(),
                        StockedFields.unit(),
                        Field.date("returnedOn", "Fecha", "Date").required().inList(),
                        Field.text("returnedBy", "Lo devuelve", "Returned by")
                                .required()
                                .inList()
                                .searched());
    }

    @Override
    protected void check(Values values) {
        PastDay.check(values, "returnedOn", store());
    }

    /** A repeated request finds the first one's record, and brings nothing. */
    @Override
    protected Stored insert(UUID id, Values values) {
        Stored stored = super.insert(id, values);
        if (stored.isNew()) {
            stock.takeBack(
                    values.id("siteIssueId").orElseThrow(),
                    values.number("quantity").orElseThrow());
        }
        return stored;
    }
}
