/** What a project was to be worth by a day, is worth and did cost: earned value, its curve and its alerts. */
@NullMarked
package dev.isem.erp.construccion.value;

import org.jspecify.annotations.NullMarked;
