package dev.isem.erp.platform.stock;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Verifies the stock of every active tenant once a night, as soon as the tenant's business day is over, and keeps what it found
 * in the tables {@code verifications} and {@code verification_findings}.
 *
 * <p>Every pod looks, and whoever comes first does a night: its row is there for nobody else to make again, and there to stay only
 * with the commit. A night that a pod could not end, for whatever reason, is due at the next look of any.
 */
public final class NightlyVerification implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyVerification.class);

    /** A pod that has just started has its requests to answer. */
    private static final long BEFORE_THE_FIRST_LOOK_MINUTES = 5;

    private static final long BETWEEN_LOOKS_MINUTES = 10;

    private final Store store;
    private final Reckoning reckoning;

    /** Nothing until the first look: zero would say that all is well. */
    private volatile double differences = Double.NaN;

    /** When a look last found each night that was over done, by whomever; never, for a pod that has not seen it yet. */
    private volatile Instant verified = Instant.EPOCH;

    private @Nullable ScheduledExecutorService watchman;

    /** In a schema that has a function {@code tenants_to_verify}, too. */
    public NightlyVerification(Store store, Reckoning reckoning, @Nullable MeterRegistry figures) {
        this.store = store;
        this.reckoning = reckoning;
        if (figures != null) {
            figures.gauge("erp.stock.differences", this, night -> night.differences);
            figures.gauge("erp.stock.verified.timestamp.seconds", this, night -> night.verified.getEpochSecond());
        }
    }

    /** @param differences how many the newest verification found */
    private record Due(UUID tenantId, int differences) {}

    /** Does the nights that are over and that nobody has done; what fails for one tenant is no matter of the others. */
    public void look() {
        Instant begun = store.calendars().now();
        try {
            List<Due> tenants = Tenancy.callBeforeTenant(() -> store.transactions()
                    .read(() -> store.jdbc()
                            .sql("SELECT tenant_id, differences FROM " + reckoning.schema() + ".tenants_to_verify()")
                            .query(Due.class)
                            .list()));
            int found = 0;
            boolean all = true;
            for (Due tenant : tenants) {
                Optional<Integer> differing = verify(tenant);
                found += differing.orElse(tenant.differences());
                all &= differing.isPresent();
            }
            differences = found;
            if (all) {
                verified = begun;
            }
        } catch (RuntimeException failed) {
            LOG.warn("The stock could not be verified; it is tried again", failed);
        }
    }

    /** How much differed in the tenant's last night, whoever has done it; nothing if it could not be done. */
    private Optional<Integer> verify(Due tenant) {
        try {
            Optional<Map<String, Integer>> broken =
                    Tenancy.call(tenant.tenantId(), () -> store.transactions().write(this::verifyTheNight));
            broken.filter(rules -> !rules.isEmpty())
                    .ifPresent(rules ->
                            LOG.warn("The stock of the tenant {} does not add up: {}", tenant.tenantId(), rules));
            return Optional.of(broken.map(NightlyVerification::sum).orElse(tenant.differences()));
        } catch (CannotCreateTransactionException away) {
            // From one tenant the database is as far away as from the next.
            throw away;
        } catch (RuntimeException failed) {
            LOG.warn("The stock of the tenant {} could not be verified; it is tried again", tenant.tenantId(), failed);
            return Optional.empty();
        }
    }

    /** How often each rule is broken, if this is who has done the current tenant's last night. */
    private Optional<Map<String, Integer>> verifyTheNight() {
        LocalDate night = store.calendars().today().minusDays(1);
        UUID verification = UUID.randomUUID();
        int begun = store.jdbc()
                .sql("INSERT INTO " + reckoning.schema()
                        + ".verifications (tenant_id, id, night) VALUES (:tenant, :id, :night)"
                        + " ON CONFLICT (tenant_id, night) DO NOTHING")
                .param("tenant", Tenancy.current())
                .param("id", verification)
                .param("night", night)
                .update();
        return begun == 0 ? Optional.empty() : Optional.of(reckoning.note(store.jdbc(), verification));
    }

    private static int sum(Map<String, Integer> broken) {
        return broken.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public synchronized void start() {
        watchman = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("nightly-verification").factory());
        ScheduledFuture<?> _ = watchman.scheduleWithFixedDelay(
                this::look, BEFORE_THE_FIRST_LOOK_MINUTES, BETWEEN_LOOKS_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public synchronized void stop() {
        if (watchman != null) {
            watchman.shutdown();
            watchman = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return watchman != null;
    }
}
