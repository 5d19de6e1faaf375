package dev.isem.erp.platform.demo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a vertical shows to somebody who tries it. Loading it again changes nothing. */
public interface DemoData {

    /** Loads what is not there yet. */
    void load();

    /** The id of a demo record: verticals find each other's by it without asking. */
    static UUID id(String tenantSlug, String code) {
        return UUID.nameUUIDFromBytes(("demo/" + tenantSlug + "/" + code).getBytes(StandardCharsets.UTF_8));
    }

    /** The id of a demo tenant itself. */
    static UUID tenant(String slug) {
        return id(slug, "tenant");
    }
}
