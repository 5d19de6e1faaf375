/** Writes: what differs from the plan, and nothing else. */
@NullMarked
package dev.isem.erp.operator.apply;

import org.jspecify.annotations.NullMarked;
