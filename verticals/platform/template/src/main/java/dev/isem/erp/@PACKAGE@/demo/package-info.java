/** Demo data of @NAME@. */
@NullMarked
package dev.isem.erp.@PACKAGE@.demo;

import org.jspecify.annotations.NullMarked;
