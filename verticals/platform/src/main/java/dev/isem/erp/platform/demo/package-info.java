/** Demo data, loaded by the image itself. */
@NullMarked
package dev.isem.erp.platform.demo;

import org.jspecify.annotations.NullMarked;
