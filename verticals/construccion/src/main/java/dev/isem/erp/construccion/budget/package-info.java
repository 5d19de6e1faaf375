/** What a work is planned to cost, line by line and revision by revision. */
@NullMarked
package dev.isem.erp.construccion.budget;

import org.jspecify.annotations.NullMarked;
