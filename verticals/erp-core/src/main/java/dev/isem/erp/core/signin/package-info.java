/** Signing in, staying signed in, and signing out everywhere. */
@NullMarked
package dev.isem.erp.core.signin;

import org.jspecify.annotations.NullMarked;
