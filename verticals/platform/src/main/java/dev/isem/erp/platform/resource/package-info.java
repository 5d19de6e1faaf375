/** Records described once: the description checks what comes in, words the SQL, and tells the screens. */
@NullMarked
package dev.isem.erp.platform.resource;

import org.jspecify.annotations.NullMarked;
