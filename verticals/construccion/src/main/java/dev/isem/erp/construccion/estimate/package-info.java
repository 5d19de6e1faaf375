/** What is paid for contracted work: advances before it, estimates of it, and what is kept back of them. */
@NullMarked
package dev.isem.erp.construccion.estimate;

import org.jspecify.annotations.NullMarked;
