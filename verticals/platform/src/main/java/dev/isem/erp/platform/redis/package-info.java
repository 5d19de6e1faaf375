/** The cache that a vertical can do without. */
@NullMarked
package dev.isem.erp.platform.redis;

import org.jspecify.annotations.NullMarked;
