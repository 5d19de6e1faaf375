/** Stock: what lies where, what moved it there, and what waits for whom. */
@NullMarked
package dev.isem.erp.platform.stock;

import org.jspecify.annotations.NullMarked;
