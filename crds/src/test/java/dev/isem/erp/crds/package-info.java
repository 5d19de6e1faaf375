@NullMarked
package dev.isem.erp.crds;

import org.jspecify.annotations.NullMarked;
