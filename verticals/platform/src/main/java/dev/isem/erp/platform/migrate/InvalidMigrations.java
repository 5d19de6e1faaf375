package dev.isem.erp.platform.migrate;

import java.util.List;

/** The scripts in the image break the rules that every migration keeps; the message names each. */
public final class InvalidMigrations extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidMigrations(List<String> problems) {
        super(String.join("; ", problems));
    }
}
