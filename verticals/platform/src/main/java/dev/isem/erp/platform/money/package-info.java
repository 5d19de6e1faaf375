/** Amounts to the cent, and the taxes on them. */
@NullMarked
package dev.isem.erp.platform.money;

import org.jspecify.annotations.NullMarked;
