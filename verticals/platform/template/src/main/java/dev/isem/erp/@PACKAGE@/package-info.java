/** @TITLE@: the application itself. */
@NullMarked
package dev.isem.erp.@PACKAGE@;

import org.jspecify.annotations.NullMarked;
