/** Works to be built, from tender to hand-over. */
@NullMarked
package dev.isem.erp.construccion.project;

import org.jspecify.annotations.NullMarked;
