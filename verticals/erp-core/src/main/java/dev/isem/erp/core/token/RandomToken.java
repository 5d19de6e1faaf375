package dev.isem.erp.core.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** A secret of 256 bits that one person is handed, and of which the database keeps a hash alone. */
public final class RandomToken {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private RandomToken() {}

    /** A new one, of 43 characters that an address may hold. */
    public static String fresh() {
        byte[] token = new byte[BYTES];
        RANDOM.nextBytes(token);
        return BASE64.encodeToString(token);
    }

    /** SHA-256 in hexadecimal: of so much chance a slow hash would protect no more. */
    public static String hash(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no SHA-256.", impossible);
        }
    }
}
