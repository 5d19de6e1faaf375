package dev.isem.erp.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is mapped in this process, of ours: the framework's own page about failures is not. */
public final class Endpoints {

    private static final String OURS = "dev.isem.erp.";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    public Endpoints(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** Each route with the method behind it. */
    public Map<RequestMappingInfo, HandlerMethod> ours() {
        Map<RequestMappingInfo, HandlerMethod> ours = new LinkedHashMap<>();
        mappings.stream()
                .findFirst()
                .map(RequestMappingHandlerMapping::getHandlerMethods)
                .orElse(Map.of())
                .forEach((route, endpoint) -> {
                    if (endpoint.getBeanType().getName().startsWith(OURS)) {
                        ours.put(route, endpoint);
                    }
                });
        return ours;
    }

    /** Takes a route away, as if it had never been written: its method is refused as any other that nobody offers. */
    public void close(Predicate<HandlerMethod> unwanted) {
        ours().forEach((route, endpoint) -> {
            if (unwanted.test(endpoint)) {
                mappings.stream().findFirst().ifPresent(mapping -> mapping.unregisterMapping(route));
            }
        });
    }
}
