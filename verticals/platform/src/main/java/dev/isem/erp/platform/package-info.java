/** What every vertical stands on. It knows no vertical. */
@NullMarked
package dev.isem.erp.platform;

import org.jspecify.annotations.NullMarked;
