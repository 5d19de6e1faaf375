/** Access tokens: issuing them, publishing their keys, ending them early. */
@NullMarked
package dev.isem.erp.core.token;

import org.jspecify.annotations.NullMarked;
