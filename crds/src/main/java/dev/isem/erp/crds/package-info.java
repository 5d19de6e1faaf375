/** What can be asked of the operator: the resources of the API group {@code erp.isem.dev}, field by field. */
@NullMarked
package dev.isem.erp.crds;

import org.jspecify.annotations.NullMarked;
