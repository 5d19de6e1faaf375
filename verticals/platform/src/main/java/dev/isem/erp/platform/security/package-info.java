/** Who is asking and what they may do: access tokens, permissions, origins. */
@NullMarked
package dev.isem.erp.platform.security;

import org.jspecify.annotations.NullMarked;
