package dev.isem.erp.platform.stock;

import java.util.UUID;

/**
 * The document for which goods move or are kept.
 *
 * @param type name of its resource, as in the audit log
 */
public record Origin(String type, UUID id) {}
