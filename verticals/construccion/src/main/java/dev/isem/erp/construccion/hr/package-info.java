/** Who works at the sites, on which days, and what that costs each concept. */
@NullMarked
package dev.isem.erp.construccion.hr;

import org.jspecify.annotations.NullMarked;
