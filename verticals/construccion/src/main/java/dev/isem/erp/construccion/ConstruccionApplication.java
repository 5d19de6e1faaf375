package dev.isem.erp.construccion;

import dev.isem.erp.platform.Vertical;
import dev.isem.erp.platform.web.Text;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The image of construction: serves, migrates, loads demo data or checks its database. */
@SpringBootApplication(proxyBeanMethods = false)
public class ConstruccionApplication {

    public static void main(String... arguments) {
        Vertical.run(ConstruccionApplication.class, arguments);
    }

    @Bean
    Text title() {
        return Text.of("Construcción", "Construction");
    }
}
