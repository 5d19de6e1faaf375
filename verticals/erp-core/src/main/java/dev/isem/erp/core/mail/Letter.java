package dev.isem.erp.core.mail;

import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A kind of mail, written when it is about to be sent rather than when it is asked for: so the secret in it is made then,
 * and the outbox holds none.
 */
public interface Letter {

    /** Topic of the outbox, which begins with {@code mail.}. */
    String topic();

    /**
     * Writes the mail, in a transaction of the tenant.
     *
     * @param record what the event is about
     * @return nothing when there is no reason for it any more
     */
    Optional<Mail> write(UUID record, JsonNode payload);
}
