/** People of a tenant and what they may do. */
@NullMarked
package dev.isem.erp.core.user;

import org.jspecify.annotations.NullMarked;
