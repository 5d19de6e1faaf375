/** Items: the first resource, to be replaced by what the vertical is about. */
@NullMarked
package dev.isem.erp.@PACKAGE@.item;

import org.jspecify.annotations.NullMarked;
