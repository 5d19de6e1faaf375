/** Where goods can be, what lies there, what moves it and how it is counted. */
@NullMarked
package dev.isem.erp.core.inventory;

import org.jspecify.annotations.NullMarked;
