/** Construction: works for clients of the core, what they are planned to cost, how far they are and what is paid for it. */
@NullMarked
package dev.isem.erp.construccion;

import org.jspecify.annotations.NullMarked;
