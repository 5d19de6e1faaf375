/** Brings suites and verticals to their manifests: observe, plan, apply. */
@NullMarked
package dev.isem.erp.operator;

import org.jspecify.annotations.NullMarked;
