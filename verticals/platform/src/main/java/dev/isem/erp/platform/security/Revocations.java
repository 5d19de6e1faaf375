package dev.isem.erp.platform.security;

/** Access tokens that ended before their time. */
public interface Revocations {

    boolean isRevoked(Identity identity);
}
