package dev.isem.erp.platform;

import dev.isem.erp.platform.check.DatabaseCheck;
import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.migrate.Migrate;
import dev.isem.erp.platform.settings.Settings;
import java.util.Arrays;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** What a vertical's image can do, by its first argument. */
public final class Vertical {

    private static final int USAGE = 64;

    private Vertical() {}

    /**
     * Runs one command: {@code serve} (also when none is given), {@code migrate}, {@code plan},
     * {@code demo} or {@code db-check}.
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
            case "migrate" -> Migrate.main(rest);
            case "plan" -> Migrate.plan(rest);
            case "demo" -> demo(application, rest);
            case "db-check" -> DatabaseCheck.main(rest);
            default -> {
                System.err.println("Unknown command '" + command
                        + "'. Nothing was done. Use serve, migrate, plan, demo or db-check.");
                System.exit(USAGE);
            }
        }
    }

    private static void serve(Class<?> application, String... arguments) {
        ConfigurableApplicationContext context = SpringApplication.run(application, arguments);
        Settings settings = context.getBean(Settings.class);
        LoggerFactory.getLogger(Vertical.class).info("{} {} serves", settings.vertical(), settings.version());
    }

    private static void demo(Class<?> application, String... arguments) {
        SpringApplication quiet = new SpringApplication(application);
        quiet.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = quiet.run(arguments)) {
            context.getBeanProvider(DemoData.class).orderedStream().forEach(DemoData::load);
        }
    }
}
