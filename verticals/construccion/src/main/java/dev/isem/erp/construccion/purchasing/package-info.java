/** What works ask for, what is ordered of suppliers within the budget, what arrives, and what lies at the site. */
@NullMarked
package dev.isem.erp.construccion.purchasing;

import org.jspecify.annotations.NullMarked;
