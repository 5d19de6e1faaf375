/**
 * What {@code provision}, {@code migrate} and {@code link} have in common: settings from the environment, a session of
 * the shared database, the lock, faults of the server in words, and the termination message that the operator reads.
 */
@NullMarked
package dev.isem.erp.steps;

import org.jspecify.annotations.NullMarked;
