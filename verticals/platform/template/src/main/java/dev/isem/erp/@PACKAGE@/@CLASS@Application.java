package dev.isem.erp.@PACKAGE@;

import dev.isem.erp.platform.Vertical;
import dev.isem.erp.platform.web.Text;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The image of @NAME@: serves, migrates, loads demo data or checks its database. */
@SpringBootApplication(proxyBeanMethods = false)
public class @CLASS@Application {

    public static void main(String... arguments) {
        Vertical.run(@CLASS@Application.class, arguments);
    }

    @Bean
    Text title() {
        return Text.of("@TITLE@", "@TITLE@");
    }
}
