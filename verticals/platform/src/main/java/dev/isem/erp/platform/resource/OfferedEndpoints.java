package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Endpoints;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Takes away, before the server listens, the endpoints that a resource does not offer: the framework then refuses them
 * by itself, and whoever reads what is mapped reads what there is.
 */
public final class OfferedEndpoints implements SmartInitializingSingleton {

    private final Endpoints endpoints;

    public OfferedEndpoints(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void afterSingletonsInstantiated() {
        endpoints.close(endpoint -> endpoint.createWithResolvedBean().getBean() instanceof ReadEndpoints resource
                && !resource.offers(endpoint.getMethod()));
    }
}
