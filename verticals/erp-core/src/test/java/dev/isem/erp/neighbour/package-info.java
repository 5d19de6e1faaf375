/** Another vertical beside the core. */
@NullMarked
package dev.isem.erp.neighbour;

import org.jspecify.annotations.NullMarked;
