/** What the integration tests of a vertical stand on: a running process, callers, keys. */
@NullMarked
package dev.isem.erp.platform.kit;

import org.jspecify.annotations.NullMarked;
