/** What the operator tells a vertical. */
@NullMarked
package dev.isem.erp.platform.settings;

import org.jspecify.annotations.NullMarked;
