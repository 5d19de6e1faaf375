/** Manifests as pure functions: one file per object, no client, no clock. */
@NullMarked
package dev.isem.erp.operator.render;

import org.jspecify.annotations.NullMarked;
