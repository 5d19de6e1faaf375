/** What is agreed with clients and subcontractors, and how it changes. */
@NullMarked
package dev.isem.erp.construccion.contract;

import org.jspecify.annotations.NullMarked;
