/** Whom the tenant trades with. */
@NullMarked
package dev.isem.erp.core.partner;

import org.jspecify.annotations.NullMarked;
