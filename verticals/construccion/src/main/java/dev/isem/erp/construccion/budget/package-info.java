/** What a work is planned to cost, revision by revision, what of it is committed, and what it did cost. */
@NullMarked
package dev.isem.erp.construccion.budget;

import org.jspecify.annotations.NullMarked;
