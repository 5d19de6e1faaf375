/** Users' stories on the real cluster: each class is one, told in order as given, when, then. */
@NullMarked
package dev.isem.erp.e2e;

import org.jspecify.annotations.NullMarked;
