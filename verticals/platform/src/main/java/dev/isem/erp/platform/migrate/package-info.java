/**
 * The command {@code migrate}: brings the vertical's own schemas to the scripts in its image, or tells why not. Flyway
 * and JDBC on one connection, without Spring, so that a migration starts in well under a second.
 */
@NullMarked
package dev.isem.erp.platform.migrate;

import org.jspecify.annotations.NullMarked;
