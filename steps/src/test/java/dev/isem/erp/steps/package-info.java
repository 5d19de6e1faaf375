@NullMarked
package dev.isem.erp.steps;

import org.jspecify.annotations.NullMarked;
