/** Health and safety at works: what may hurt somebody, what did, and what is done so that it does not. */
@NullMarked
package dev.isem.erp.construccion.hse;

import org.jspecify.annotations.NullMarked;
