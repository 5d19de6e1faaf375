package dev.isem.erp.platform.security;

import java.security.PublicKey;
import java.util.Optional;

/** The keys by which access tokens may be signed. */
public interface TokenKeys {

    /** The key that a token names by its id. */
    Optional<PublicKey> find(String id);

    /** The keys cannot be had at the moment, so no token can be judged. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
