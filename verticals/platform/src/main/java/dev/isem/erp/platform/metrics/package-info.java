/** Figures for Prometheus, on a port of their own. */
@NullMarked
package dev.isem.erp.platform.metrics;

import org.jspecify.annotations.NullMarked;
