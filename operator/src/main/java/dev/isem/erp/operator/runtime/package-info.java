/** Runs the reconcilers: leadership, health, metrics, settings. */
@NullMarked
package dev.isem.erp.operator.runtime;

import org.jspecify.annotations.NullMarked;
