/** Whether the database keeps this vertical in its place, tried with the vertical's own serving role. */
@NullMarked
package dev.isem.erp.platform.check;

import org.jspecify.annotations.NullMarked;
