package dev.isem.erp.core.mail;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the mails of the outbox: right after the commit that asked for one, and every while those that did not leave, for
 * a day. A mail is sent at least once; a pod that dies between sending and noting it sends it again.
 */
public final class Mailroom implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Mailroom.class);
    private static final long BETWEEN_LOOKS_SECONDS = 20;

    /**
     * Takes the next mail that is due, for as long as a slow server may need. The wait doubles from two minutes to an
     * hour. Others skip what is taken.
     */
    private static final String TAKE = """
            INSERT INTO core.mail_deliveries AS d (tenant_id, id, attempts, next_at)
            SELECT o.tenant_id, o.id, 1, now() + interval '2 minutes'
              FROM core.outbox o LEFT JOIN core.mail_deliveries p ON p.tenant_id = o.tenant_id AND p.id = o.id
             WHERE o.tenant_id = :tenant AND o.published_at IS NULL AND o.topic LIKE 'mail.%'
               AND o.created_at > now() - interval '1 day' AND (p.next_at IS NULL OR p.next_at <= now())
             ORDER BY o.created_at LIMIT 1 FOR UPDATE OF o SKIP LOCKED
            ON CONFLICT (tenant_id, id) DO UPDATE
               SET attempts = d.attempts + 1, next_at = now() + interval '1 minute' * least(60, 2 ^ (d.attempts + 1))
             WHERE d.next_at <= now()
            RETURNING id
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Store store;
    private final @Nullable Delivery delivery;
    private final Map<String, Letter> letters;
    private @Nullable ScheduledExecutorService clerk;

    /** Sends nothing, and takes no mail, without a delivery. */
    Mailroom(Store store, @Nullable Delivery delivery, List<Letter> letters) {
        this.jdbc = store.jdbc();
        this.transactions = store.transactions();
        this.store = store;
        this.delivery = delivery;
        this.letters = letters.stream().collect(Collectors.toMap(Letter::topic, Function.identity()));
    }

    private record Event(String topic, UUID record, JsonNode payload) {}

    /** Whether mails can be sent at all. */
    public boolean isOpen() {
        return delivery != null;
    }

    /** Has a mail written and sent once the running transaction is there to stay. */
    public void post(String topic, UUID record, Map<String, Object> payload) {
        store.outbox().append(topic, record, payload);
        Transactions.afterCommit(this::look);
    }

    private synchronized void look() {
        if (clerk != null) {
            clerk.execute(this::sendDue);
        }
    }

    /** Sends all that is due now, of all tenants. */
    void sendDue() {
        try {
            List<UUID> tenants = Tenancy.callBeforeTenant(
                    () -> transactions.read(() -> jdbc.sql("SELECT tenant_id FROM core.tenants_with_mail()")
                            .query(UUID.class)
                            .list()));
            for (UUID tenant : tenants) {
                Tenancy.call(tenant, () -> {
                    Optional<UUID> taken = take();
                    while (taken.isPresent()) {
                        handle(taken.get());
                        taken = take();
                    }
                    return tenant;
                });
            }
        } catch (RuntimeException failed) {
            LOG.warn("Mails could not be looked for; they stay, and are looked for again", failed);
        }
    }

    private Optional<UUID> take() {
        return transactions.write(() -> jdbc.sql(TAKE)
                .param("tenant", Tenancy.current())
                .query(UUID.class)
                .optional());
    }

    /** The mail is written in a transaction, sent outside of one, and noted in another. */
    private void handle(UUID id) {
        try {
            Optional<Mail> mail = transactions.write(() -> write(id));
            if (mail.isPresent() && delivery != null) {
                delivery.send(mail.get());
                transactions.write(() -> settled(id));
                LOG.info("Sent mail {}", id);
            }
        } catch (Delivery.NotDelivered | RuntimeException failed) {
            LOG.warn("Mail {} was not sent; it is tried again for a day", id, failed);
        }
    }

    /** What nobody has reason to send, or nobody could, is done with. */
    private Optional<Mail> write(UUID id) {
        Event event = find(id);
        Optional<Mail> mail = Optional.ofNullable(letters.get(event.topic()))
                .flatMap(letter -> letter.write(event.record(), event.payload()))
                .filter(it -> Mail.isAddress(it.to()));
        if (mail.isEmpty()) {
            settled(id);
        }
        return mail;
    }

    private Event find(UUID id) {
        return jdbc.sql(
                        "SELECT topic, record_id, payload::text FROM core.outbox WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .query((row, _) -> new Event(
                        row.getString("topic"),
                        row.getObject("record_id", UUID.class),
                        JsonMapper.shared().readTree(row.getString("payload"))))
                .single();
    }

    private UUID settled(UUID id) {
        jdbc.sql("UPDATE core.outbox SET published_at = now() WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM core.mail_deliveries WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .update();
        return id;
    }

    @Override
    public synchronized void start() {
        if (delivery == null) {
            LOG.warn(
                    "No mail is sent: nobody can reset a forgotten password or be invited. Set MAIL_HOST (docs/mail.md).");
            return;
        }
        clerk = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("mailroom").factory());
        ScheduledFuture<?> _ = clerk.scheduleWithFixedDelay(
                this::sendDue, BETWEEN_LOOKS_SECONDS, BETWEEN_LOOKS_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        if (clerk != null) {
            clerk.shutdown();
            clerk = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clerk != null;
    }
}
