/**
 * The operator's two steps in a vertical's database Job: {@code provision} before the vertical's own migration and
 * {@code link} after it. Both run as {@code erp_admin}, under the lock that all steps of a database share, and neither
 * ever runs code that a vertical wrote: only catalogue reads, grants, and DDL on names.
 */
@NullMarked
package dev.isem.erp.operator.database;

import org.jspecify.annotations.NullMarked;
