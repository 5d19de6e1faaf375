/** Who did what to which record. */
@NullMarked
package dev.isem.erp.platform.audit;

import org.jspecify.annotations.NullMarked;
