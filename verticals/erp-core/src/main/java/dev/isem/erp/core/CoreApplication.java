package dev.isem.erp.core;

import dev.isem.erp.platform.Vertical;
import dev.isem.erp.platform.web.Text;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The core's image: serves, migrates, loads demo data or checks its database. */
@SpringBootApplication(proxyBeanMethods = false)
public class CoreApplication {

    public static void main(String... arguments) {
        Vertical.run(CoreApplication.class, arguments);
    }

    @Bean
    Text title() {
        return Text.of("Base", "Core");
    }
}
