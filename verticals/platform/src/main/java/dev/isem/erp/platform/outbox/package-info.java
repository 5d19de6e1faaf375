/** What happened, for others to be told. */
@NullMarked
package dev.isem.erp.platform.outbox;

import org.jspecify.annotations.NullMarked;
