package dev.isem.erp.platform.resource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 of what a POST asks for, in hexadecimal: its path and its content, whoever sends it under whatever headers. */
final class ContentHash {

    private ContentHash() {}

    /**
     * Of those fields that were told: in whatever order, and spaced as they may be. One that a later version adds, and fills in
     * by itself, is not among them. A password is left out: likely ones could be tried against a hash.
     */
    static String of(String path, List<Field> fields, JsonNode body, Values values) {
        SortedMap<String, Object> told = new TreeMap<>();
        for (Field field : fields) {
            Object value = values.get(field.name);
            if (value != null && body.hasNonNull(field.name) && field.type != FieldType.PASSWORD) {
                told.put(field.name, value);
            }
        }
        return of(path, JsonMapper.shared().writeValueAsBytes(told));
    }

    /** Of a file, to the byte. */
    static String of(String path, byte[] content) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(("POST " + path + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
