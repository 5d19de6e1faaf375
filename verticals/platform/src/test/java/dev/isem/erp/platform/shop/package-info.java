/** A vertical as small as one can be, by which the library is tried over HTTP on a real PostgreSQL. */
@NullMarked
package dev.isem.erp.platform.shop;

import org.jspecify.annotations.NullMarked;
