package dev.isem.erp.core.token;

import dev.isem.erp.platform.security.TokenKeys;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key that signs, and those that are only published: the next one before it signs, so that everybody knows it by then,
 * and the one before as long as a token of it lives.
 */
public final class SigningKeys implements TokenKeys {

    private final SigningKey signing;
    private final List<SigningKey> onlyPublished;

    SigningKeys(SigningKey signing, List<SigningKey> onlyPublished) {
        this.signing = signing;
        this.onlyPublished = onlyPublished;
    }

    SigningKey signing() {
        return signing;
    }

    Stream<SigningKey> published() {
        return Stream.concat(Stream.of(signing), onlyPublished.stream());
    }

    @Override
    public Optional<PublicKey> find(String id) {
        return published()
                .filter(key -> id.equals(key.id()))
                .findFirst()
                .map(key -> key.published().toKey());
    }
}
