/** Construction: works for clients of the core, and what they are planned to cost. */
@NullMarked
package dev.isem.erp.construccion;

import org.jspecify.annotations.NullMarked;
