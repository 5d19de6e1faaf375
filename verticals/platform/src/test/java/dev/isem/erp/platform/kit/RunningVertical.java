package dev.isem.erp.platform.kit;

import com.zaxxer.hikari.HikariDataSource;
import dev.isem.erp.platform.calendar.Calendars;
import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.metrics.FiguresServer;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A vertical that serves inside this JVM, on ports of its own, told everything by its environment as in a pod. */
public final class RunningVertical implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final Statements statements;

    private RunningVertical(ServletWebServerApplicationContext context, Statements statements) {
        this.context = context;
        this.statements = statements;
    }

    public static RunningVertical start(Class<?> application, Map<String, String> env) {
        return start(application, env, _ -> {});
    }

    /** The same, whose business days go by another clock; tokens and sessions go by the real one. */
    public static RunningVertical start(Class<?> application, Map<String, String> env, Clock days) {
        return start(
                application,
                env,
                context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                    @Override
                    public Object postProcessAfterInitialization(Object bean, String name) {
                        return bean instanceof Calendars
                                ? new Calendars(context.getBeanFactory().getBean(JdbcClient.class), days)
                                : bean;
                    }
                }));
    }

    private static RunningVertical start(
            Class<?> application,
            Map<String, String> env,
            ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        // A walk over all routes asks more in a minute than any person or company may.
        Map<String, String> all = new HashMap<>(Map.of("LIMIT_PERSON", "off", "LIMIT_TENANT", "off"));
        all.putAll(env);
        all.put("PORT", "0");
        all.put("MANAGEMENT_PORT", "0");
        String[] arguments = all.entrySet().stream()
                .map(variable -> "--" + variable.getKey() + "=" + variable.getValue())
                .toArray(String[]::new);
        Statements statements = new Statements();
        SpringApplication vertical = new SpringApplication(application);
        vertical.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(statements));
        vertical.addInitializers(more);
        return new RunningVertical((ServletWebServerApplicationContext) vertical.run(arguments), statements);
    }

    /** What it sends to its database. */
    public Statements statements() {
        return statements;
    }

    /** Its mapped routes, as {@code GET /api/x/{id}}; the framework's own page about failures is not one. */
    public Stream<String> routes() {
        return bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .filter(route -> !route.getValue().getBeanType().getName().startsWith("org.springframework."))
                .map(Map.Entry::getKey)
                .flatMap(route -> route.getPatternValues().stream()
                        .flatMap(path -> route.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)));
    }

    /** The address of its API. */
    public URI uri() {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort());
    }

    public URI figures() {
        return URI.create("http://127.0.0.1:" + bean(FiguresServer.class).port() + "/metrics");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public HikariDataSource pool() {
        return bean(HikariDataSource.class);
    }

    /** Does what the image's {@code demo} command does. */
    public void loadDemo() {
        context.getBeanProvider(DemoData.class).orderedStream().forEach(DemoData::load);
    }

    @Override
    public void close() {
        context.close();
    }
}
