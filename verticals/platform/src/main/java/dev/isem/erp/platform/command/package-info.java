/** What a vertical's image does once, when it is called by a name of the vertical's own. */
@NullMarked
package dev.isem.erp.platform.command;

import org.jspecify.annotations.NullMarked;
