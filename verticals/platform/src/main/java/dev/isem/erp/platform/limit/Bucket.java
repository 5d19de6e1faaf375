package dev.isem.erp.platform.limit;

/**
 * Somebody's bucket.
 *
 * @param name whose and for what; several pods of a vertical share the bucket of a name
 */
public record Bucket(String name, Limit limit) {}
