package dev.isem.erp.platform.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the request, as the access token says.
 *
 * @param modules verticals that the plan of the person's company includes; see {@link Subscriptions}
 * @param tokenId the token's own id, by which it can be revoked
 * @param expires when the token ends
 * @param epoch how often tokens of this person in this tenant had ended before their time when it was issued; nothing in one
 *     of an issuer that does not count
 */
public record Identity(
        UUID user,
        UUID tenant,
        List<String> roles,
        Permissions permissions,
        List<String> modules,
        String tokenId,
        Instant expires,
        OptionalInt epoch) {

    private static final ScopedValue<Identity> CURRENT = ScopedValue.newInstance();

    /** Runs the work as this person. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** The person whose request runs, if one is signed in. */
    public static Optional<Identity> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Whose work it is, for columns that tell it; null for that of the system itself. */
    public static @Nullable UUID currentUser() {
        return CURRENT.isBound() ? CURRENT.get().user() : null;
    }
}
