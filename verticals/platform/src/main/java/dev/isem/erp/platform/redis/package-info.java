/** The cache that the product can do without. */
@NullMarked
package dev.isem.erp.platform.redis;

import org.jspecify.annotations.NullMarked;
