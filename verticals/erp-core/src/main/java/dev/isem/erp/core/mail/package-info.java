/** Mails that the core writes: from an event of the outbox to a server, or to a folder. */
@NullMarked
package dev.isem.erp.core.mail;

import org.jspecify.annotations.NullMarked;
