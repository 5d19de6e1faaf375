package dev.isem.erp.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class EndpointMappingTest {

    abstract static class Shelf<K> {

        @GetMapping
        String list() {
            return "";
        }

        @GetMapping({"/{id}", "/{id}/"})
        String show(@PathVariable K id) {
            return "" + id;
        }

        @PostMapping(consumes = "text/csv", produces = "application/json", params = "preview")
        String load(@RequestBody String rows) {
            return rows;
        }

        String unmapped() {
            return "";
        }
    }

    @RestController
    @RequestMapping("/api/books")
    static final class Books extends Shelf<String> {

        /** Inherits what is written on the one above. */
        @Override
        String show(String id) {
            return id;
        }

        @GetMapping(path = ":worn", headers = "X-Year")
        String worn() {
            return "";
        }
    }

    @RestController
    @RequestMapping("/api/maps")
    static final class Maps extends Shelf<Long> {}

    @RestController
    static final class Root {

        @GetMapping
        String root() {
            return "";
        }
    }

    @RestController
    static final class Doors {

        @GetMapping("/api/doors")
        String doors() {
            return "";
        }
    }

    @Test
    void routesAreThoseThatSpringReads() {
        Map<RequestMappingInfo, HandlerMethod> springs = routesBy(new RequestMappingHandlerMapping());
        assertThat(springs).hasSize(3 + 1 + 3 + 1 + 1);
        assertThat(routesBy(new EndpointMapping())).isEqualTo(springs);
    }

    private static Map<RequestMappingInfo, HandlerMethod> routesBy(RequestMappingHandlerMapping mapping) {
        StaticWebApplicationContext context = new StaticWebApplicationContext();
        context.registerSingleton("books", Books.class);
        context.registerSingleton("maps", Maps.class);
        context.registerSingleton("doors", Doors.class);
        context.registerSingleton("root", Root.class);
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        return mapping.getHandlerMethods();
    }
}
