/** Numbers of documents, one series a year for each tenant. */
@NullMarked
package dev.isem.erp.platform.numbering;

import org.jspecify.annotations.NullMarked;
