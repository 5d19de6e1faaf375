package dev.isem.erp.construccion.parameter;

import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.web.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Where a company has set so, whoever made a document or submitted it does not also authorise it. */
@Component
public class FourEyes {

    private final Store store;
    private final Parameters parameters;

    FourEyes(Store store, Parameters parameters) {
        this.store = store;
        this.parameters = parameters;
    }

    /** Refuses the person at work where the document is their own. One that nobody made, as the demo's, is nobody's. */
    public void mustBeAnothers(Resource resource, Row document) {
        boolean isTheirOwn = parameters.wantFourEyes()
                && Identity.current()
                        .map(person -> isOf(person.user(), resource, document.id()))
                        .orElse(false);
        if (isTheirOwn) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "Usted lo hizo o lo envió, y en esta empresa quien hace no autoriza."
                            + " Pídalo a otra persona que tenga el permiso. No se cambió nada.",
                    "You made or submitted it, and in this company who makes does not authorise."
                            + " Ask somebody else who holds the permission. Nothing was changed.");
        }
    }

    private boolean isOf(UUID person, Resource resource, UUID document) {
        return new Table(store, resource).maker(document).filter(person::equals).isPresent()
                || store.audit().tells(resource.name(), document, "submit", person);
    }
}
