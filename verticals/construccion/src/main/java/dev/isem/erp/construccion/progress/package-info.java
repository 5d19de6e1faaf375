/** What a work is broken down into, and how far each part is. */
@NullMarked
package dev.isem.erp.construccion.progress;

import org.jspecify.annotations.NullMarked;
