/** Numbers of documents, without gap. */
@NullMarked
package dev.isem.erp.platform.numbering;

import org.jspecify.annotations.NullMarked;
