/** Decides what should be: pure functions from what was seen to what is to be written. */
@NullMarked
package dev.isem.erp.operator.plan;

import org.jspecify.annotations.NullMarked;
