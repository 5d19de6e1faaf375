/** Looks: caches fed by watches, and what one pass sees of them. */
@NullMarked
package dev.isem.erp.operator.observe;

import org.jspecify.annotations.NullMarked;
