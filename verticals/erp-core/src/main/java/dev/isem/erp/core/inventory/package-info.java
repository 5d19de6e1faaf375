/** Where goods can be. */
@NullMarked
package dev.isem.erp.core.inventory;

import org.jspecify.annotations.NullMarked;
