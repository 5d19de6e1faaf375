package dev.isem.erp.operator.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a vertical may do in the suite's Redis: worded here and nowhere else, for the running server and for its next start. */
public final class RedisUser {

    /**
     * All that a client needs on keys of its own. Beside what Redis itself calls dangerous, nothing that tells names of
     * others' keys or channels, that replaces code others call, or that halts the server for all. {@code INFO} is what
     * client libraries ask for to see whom they talk to.
     *
     * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/">ACL</a>
     */
    private static final List<String> COMMANDS = List.of(
            "+@all",
            "-@admin",
            "-@dangerous",
            "+info",
            "-scan",
            "-randomkey",
            "-pubsub",
            "-client|tracking",
            "-function",
            "-script",
            "+script|load",
            "+script|exists");

    private RedisUser() {}

    /** The name that the vertical has in the database, too. It is never {@code default}, which is the administrator. */
    public static String name(String vertical) {
        return DatabaseNames.app(vertical);
    }

    /**
     * Rules that make the user anew, as {@code ACL SETUSER} and Redis' configuration take them after the name.
     *
     * @param passwords SHA-256 of each password that counts, in hexadecimal; two while one takes the other's place
     */
    public static List<String> rules(String vertical, List<String> passwords) {
        var rules = new ArrayList<>(List.of("reset", "on", "~" + vertical + ":*", "&" + vertical + ":*"));
        passwords.forEach(hash -> rules.add("#" + hash));
        rules.addAll(COMMANDS);
        return List.copyOf(rules);
    }

    static String hash(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
