/** Tells programs what they can ask of a vertical and what it takes to ask it, read from the endpoints themselves. */
@NullMarked
package dev.isem.erp.platform.openapi;

import org.jspecify.annotations.NullMarked;
