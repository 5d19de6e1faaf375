/** What the tenant sells and keeps. */
@NullMarked
package dev.isem.erp.core.product;

import org.jspecify.annotations.NullMarked;
