/** From which amounts on a company asks for more. */
@NullMarked
package dev.isem.erp.construccion.parameter;

import org.jspecify.annotations.NullMarked;
