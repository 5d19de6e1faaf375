package dev.isem.erp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.shop.ShopApplication;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The run that the image's builder records: with no database, and ended by nobody but itself. */
class TrainingRunIT {

    @Test
    void itStartsAnswersAndLeavesNothingThatKeepsTheProcessAlive() {
        Set<Thread> before = keepingAlive();
        Vertical.run(
                ShopApplication.class,
                "train",
                "--spring.application.name=shop",
                "--spring.config.import=classpath:platform.properties",
                "--PORT=0",
                "--MANAGEMENT_PORT=0",
                "--DB_HOST=127.0.0.1",
                "--DB_PORT=1",
                "--DB_PASSWORD_FILE=/nowhere",
                "--ERP_VERTICAL=shop");
        assertThat(keepingAlive()).isSubsetOf(before);
    }

    private static Set<Thread> keepingAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !thread.isDaemon())
                .collect(Collectors.toSet());
    }
}
