/** The base of the suite: who may sign in, whom they trade with, what they sell. */
@NullMarked
package dev.isem.erp.core;

import org.jspecify.annotations.NullMarked;
