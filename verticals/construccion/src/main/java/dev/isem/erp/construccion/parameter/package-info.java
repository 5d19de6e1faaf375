/** What a company sets for itself: from which amounts on it asks for more, and of whom. */
@NullMarked
package dev.isem.erp.construccion.parameter;

import org.jspecify.annotations.NullMarked;
