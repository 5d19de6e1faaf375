/** Days as the tenant counts them. */
@NullMarked
package dev.isem.erp.platform.calendar;

import org.jspecify.annotations.NullMarked;
