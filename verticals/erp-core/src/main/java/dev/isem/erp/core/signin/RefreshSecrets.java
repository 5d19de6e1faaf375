package dev.isem.erp.core.signin;

import dev.isem.erp.core.token.RandomToken;
import dev.isem.erp.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes refresh tokens. A token's successor follows from it and a key that only this process knows, so it can be handed
 * out again without being stored; the table keeps hashes.
 */
@Component
class RefreshSecrets {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Path keyFile;

    RefreshSecrets(@Value("${ERP_REFRESH_KEY_FILE:/etc/erp/identity/refresh-key}") Path keyFile) {
        this.keyFile = keyFile;
    }

    String fresh() {
        return RandomToken.fresh();
    }

    String successor(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(Settings.secret(keyFile)), "HmacSHA256"));
            return BASE64.encodeToString(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no HmacSHA256.", impossible);
        }
    }

    String hash(String token) {
        return RandomToken.hash(token);
    }
}
