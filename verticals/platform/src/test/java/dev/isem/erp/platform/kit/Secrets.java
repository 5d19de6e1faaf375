package dev.isem.erp.platform.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** The secret files that the operator mounts, made for one test run. */
public final class Secrets {

    public static final String DEMO_PASSWORD = "demo-password-1";

    private Secrets() {}

    /** Variables that point at a signing key, a refresh key and the demo's password. */
    public static Map<String, String> identity() {
        return Map.of(
                "ERP_SIGNING_KEY_FILE", signingKey(),
                "ERP_REFRESH_KEY_FILE", file("refresh-key", Base64.getEncoder().encodeToString(new byte[32])),
                "ERP_DEMO_PASSWORD_FILE", file("demo-password", DEMO_PASSWORD));
    }

    /** Path of a new file with a signing key, as the operator makes one. */
    public static String signingKey() {
        return file("signing-key.pem", pem(ed25519()));
    }

    public static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String file(String name, String content) {
        try {
            Path file = Files.createTempDirectory("erp-test-identity").resolve(name);
            return Files.writeString(file, content).toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
