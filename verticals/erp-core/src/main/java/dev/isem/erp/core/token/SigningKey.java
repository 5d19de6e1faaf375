package dev.isem.erp.core.token;

import dev.isem.erp.platform.settings.Settings;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.OctetPrivateJwk;
import io.jsonwebtoken.security.OctetPublicJwk;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 key of the suite. Read when the first token is signed or checked; its id is the thumbprint of the public half,
 * so every replica names it alike.
 */
final class SigningKey {

    private final Path file;
    private @Nullable OctetPrivateJwk<PrivateKey, PublicKey> key;

    SigningKey(Path file) {
        this.file = file;
    }

    String id() {
        return key().getId();
    }

    PrivateKey privateKey() {
        return key().toKey();
    }

    /** The public half as other verticals fetch it. */
    OctetPublicJwk<PublicKey> published() {
        return key().toPublicJwk();
    }

    private synchronized OctetPrivateJwk<PrivateKey, PublicKey> key() {
        if (key == null) {
            key = read(Settings.secret(file));
        }
        return key;
    }

    private OctetPrivateJwk<PrivateKey, PublicKey> read(String pem) {
        try {
            String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            PrivateKey secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            return Jwks.builder()
                    .octetKey(secret)
                    .publicKey(PublicHalf.of(secret))
                    .idFromThumbprint()
                    .build();
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalStateException(
                    file + " is not an Ed25519 key in PKCS 8. No token can be signed. Replace the Secret.", unusable);
        }
    }
}
