package dev.isem.erp.platform.shop;

import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Price cuts for some days, which never overlap for one article. */
@RestController
@RequestMapping("/api/offers")
class OfferEndpoints extends CrudEndpoints {

    OfferEndpoints(Store store) {
        super(offers(), store);
    }

    static Resource offers() {
        return Resource.of("offers", "shop.offers", Text.of("Ofertas", "Offers"), Text.of("Oferta", "Offer"))
                .sortedBy("article")
                .calledBy("article")
                .order(200)
                .fields(
                        Field.code("article", "Artículo", "Article"),
                        Field.date("startsOn", "Desde", "From").required().inList(),
                        Field.date("endsOn", "Hasta", "To").required().inList());
    }
}
