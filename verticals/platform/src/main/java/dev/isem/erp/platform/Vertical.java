package dev.isem.erp.platform;

import dev.isem.erp.platform.check.DatabaseCheck;
import dev.isem.erp.platform.command.Command;
import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.migrate.Migrate;
import dev.isem.erp.platform.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.util.ClassUtils;

/** What a vertical's image can do, by its first argument. */
public final class Vertical {

    private static final int USAGE = 64;

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

    private Vertical() {}

    /**
     * Runs one command: {@code serve} (also when none is given), {@code migrate}, {@code plan},
     * {@code demo}, {@code db-check}, {@code train}, which the image's builder asks for, or one of the vertical's own.
     *
     * @param application the vertical's Spring Boot class
     */
    public static void run(Class<?> application, String... arguments) {
        String command = arguments.length == 0 || arguments[0].startsWith("-") ? "serve" : arguments[0];
        String[] rest = Arrays.stream(arguments)
                .filter(argument -> !argument.equals(command))
                .toArray(String[]::new);
        switch (command) {
            case "serve" -> serve(application, rest);
            case "train" -> train(application, rest);
            case "migrate" -> Migrate.main(rest);
            case "plan" -> Migrate.plan(rest);
            case "demo" -> demo(application, rest);
            case "db-check" -> DatabaseCheck.main(rest);
            default -> own(application, command, rest);
        }
    }

    private static ConfigurableApplicationContext serve(Class<?> application, String... arguments) {
        if (SpringProperties.getProperty(AotDetector.AOT_ENABLED) == null) {
            SpringProperties.setProperty(AotDetector.AOT_ENABLED, Boolean.toString(hasBeanDefinitions(application)));
        }
        ConfigurableApplicationContext context = SpringApplication.run(application, arguments);
        Settings settings = context.getBean(Settings.class);
        LoggerFactory.getLogger(Vertical.class).info("{} {} serves", settings.vertical(), settings.version());
        return context;
    }

    /** Whether the image's builder put them into the jar. Spring finds the same beans without, in more time. */
    private static boolean hasBeanDefinitions(Class<?> application) {
        return ClassUtils.isPresent(
                application.getName() + "__ApplicationContextInitializer", application.getClassLoader());
    }

    /** A start and its first request, for the JVM to record what both need. The database may be away. */
    private static void train(Class<?> application, String... arguments) {
        try (ConfigurableApplicationContext context = serve(application, arguments);
                HttpClient visitor = HttpClient.newHttpClient()) {
            URI health = URI.create(
                    "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/health");
            HttpRequest question =
                    HttpRequest.newBuilder(health).timeout(LONGEST_ANSWER).build();
            int answer = visitor.send(question, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (answer != 200 && answer != 503) {
                throw new IllegalStateException("It started and answers " + answer + " at /health.");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("It started and does not answer.", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void demo(Class<?> application, String... arguments) {
        try (ConfigurableApplicationContext context = quiet(application, arguments)) {
            context.getBeanProvider(DemoData.class).orderedStream().forEach(DemoData::load);
        }
    }

    private static void own(Class<?> application, String name, String... arguments) {
        try (ConfigurableApplicationContext context = quiet(application)) {
            Command command = context.getBeanProvider(Command.class).stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Unknown command '" + name
                            + "'. Nothing was done. Use serve, migrate, plan, demo or db-check."));
            System.out.println(command.run(List.of(arguments)));
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(USAGE);
        }
    }

    private static ConfigurableApplicationContext quiet(Class<?> application, String... arguments) {
        SpringApplication quiet = new SpringApplication(application);
        quiet.setWebApplicationType(WebApplicationType.NONE);
        return quiet.run(arguments);
    }
}
