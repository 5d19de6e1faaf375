/** Companies that use the suite. */
@NullMarked
package dev.isem.erp.core.tenant;

import org.jspecify.annotations.NullMarked;
