/** Demo data of construction. */
@NullMarked
package dev.isem.erp.construccion.demo;

import org.jspecify.annotations.NullMarked;
