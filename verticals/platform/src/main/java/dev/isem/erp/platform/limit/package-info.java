/** How often somebody may ask: token buckets, shared by all pods through Redis. */
@NullMarked
package dev.isem.erp.platform.limit;

import org.jspecify.annotations.NullMarked;
