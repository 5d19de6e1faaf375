/** Tells programs what they can ask of a vertical: its OpenAPI description, read from the endpoints themselves. */
@NullMarked
package dev.isem.erp.platform.openapi;

import org.jspecify.annotations.NullMarked;
