/** Demo data of the core. */
@NullMarked
package dev.isem.erp.core.demo;

import org.jspecify.annotations.NullMarked;
