package dev.isem.erp.operator.database;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SortedMap;

/**
 * What is known of one backup; it stands beside the dump as JSON.
 *
 * @param id time of the backup, which names its files
 * @param at RFC 3339
 * @param version the vertical's version that migrated the schema last
 * @param schema newest migration script in it
 * @param bytes size of the dump
 * @param sha256 of the dump, hexadecimal
 * @param rows rows per table, as counted in the snapshot of the dump
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Backup(
        String id,
        String vertical,
        String at,
        String version,
        int schema,
        List<String> schemas,
        long bytes,
        String sha256,
        SortedMap<String, Long> rows) {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    static String id(Instant at) {
        return ID.format(at);
    }

    /** An id becomes a file's name, so nothing else may pass for one. */
    static boolean isId(String text) {
        return text.matches("[0-9]{8}-[0-9]{6}");
    }

    long rowsInAll() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
