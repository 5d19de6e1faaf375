package dev.isem.erp.platform;

import com.zaxxer.hikari.HikariDataSource;
import dev.isem.erp.platform.calendar.Calendars;
import dev.isem.erp.platform.health.DatabaseProbe;
import dev.isem.erp.platform.health.HealthEndpoints;
import dev.isem.erp.platform.health.Probe;
import dev.isem.erp.platform.metrics.FiguresServer;
import dev.isem.erp.platform.resource.AuditEndpoints;
import dev.isem.erp.platform.resource.MetaEndpoint;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.settings.Settings;
import dev.isem.erp.platform.tenancy.OnlyInTransactions;
import dev.isem.erp.platform.tenancy.Pool;
import dev.isem.erp.platform.tenancy.TenantTransactions;
import dev.isem.erp.platform.tenancy.Transactions;
import dev.isem.erp.platform.web.Text;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires what every vertical stands on. Nothing here waits for the network. */
@AutoConfiguration
@Import({SecurityConfiguration.class, WebConfiguration.class})
public class PlatformConfiguration {

    @Bean
    Settings settings(Environment environment) {
        return Settings.from(environment);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    HikariDataSource pool(Settings settings, ObjectProvider<MeterRegistry> figures) {
        return Pool.open(settings, figures.getIfAvailable());
    }

    @Bean
    PlatformTransactionManager transactionManager(HikariDataSource pool) {
        return new TenantTransactions(new OnlyInTransactions(pool));
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager) {
        return new Transactions(manager);
    }

    /** Over the guarded data source, so a statement outside a transaction fails. */
    @Bean
    JdbcClient jdbcClient(PlatformTransactionManager manager) {
        return JdbcClient.create(((TenantTransactions) manager).dataSource());
    }

    @Bean
    Calendars calendars(JdbcClient jdbc, Clock clock) {
        return new Calendars(jdbc, clock);
    }

    @Bean
    Store store(JdbcClient jdbc, Transactions transactions, Calendars calendars, Settings settings) {
        return Store.of(jdbc, transactions, calendars, settings.homeSchema());
    }

    @Bean
    @ConditionalOnWebApplication
    AuditEndpoints auditEndpoints(Store store, Settings settings, ObjectProvider<ReadEndpoints> endpoints) {
        return new AuditEndpoints(store, settings.homeSchema(), endpoints);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Probe databaseProbe(HikariDataSource pool) {
        return new DatabaseProbe(pool);
    }

    @Bean
    HealthEndpoints healthEndpoints(List<Probe> probes) {
        return new HealthEndpoints(probes);
    }

    @Bean
    @ConditionalOnWebApplication
    MetaEndpoint metaEndpoint(Settings settings, ObjectProvider<Text> title, List<ReadEndpoints> endpoints) {
        Text name = title.getIfAvailable(() -> Text.of(settings.vertical(), settings.vertical()));
        return new MetaEndpoint(settings.vertical(), name, endpoints);
    }

    @Bean
    @ConditionalOnWebApplication
    FiguresServer figuresServer(PrometheusMeterRegistry figures, Settings settings) {
        return new FiguresServer(figures, settings.managementPort());
    }
}
