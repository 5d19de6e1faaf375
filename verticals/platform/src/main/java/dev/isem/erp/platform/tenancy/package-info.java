/** Keeps tenants apart: each transaction tells PostgreSQL whose rows it may see, before anything else. */
@NullMarked
package dev.isem.erp.platform.tenancy;

import org.jspecify.annotations.NullMarked;
