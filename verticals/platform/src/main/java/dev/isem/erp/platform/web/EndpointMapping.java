package dev.isem.erp.platform.web;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Reads each route's annotations once. All resources inherit the same routes, and Spring would read them, and those of the
 * class, again for every route of every resource: that was the longest part of a start. Of what Spring reads beside
 * {@code @RequestMapping}, {@code @HttpExchange} and versions of the API are left out.
 */
public final class EndpointMapping extends RequestMappingHandlerMapping {

    private final Map<AnnotatedElement, Optional<RequestMappingInfo>> read = new HashMap<>();

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        read.clear();
    }

    @Override
    protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> handler) {
        return routeOf(method)
                .map(route ->
                        routeOf(handler).map(above -> above.combine(route)).orElse(route))
                .map(route -> isPlain(route) ? route : super.getMappingForMethod(method, handler))
                .orElse(null);
    }

    private boolean isPlain(RequestMappingInfo route) {
        return !route.isEmptyMapping() && getPathPrefixes().isEmpty();
    }

    private Optional<RequestMappingInfo> routeOf(AnnotatedElement element) {
        return read.computeIfAbsent(
                element,
                unread -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(unread, RequestMapping.class))
                        .map(mapping -> createRequestMappingInfo(mapping, null)));
    }
}
