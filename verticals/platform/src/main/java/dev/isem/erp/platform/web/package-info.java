/** The protocol every vertical speaks: problem documents, languages, limits. */
@NullMarked
package dev.isem.erp.platform.web;

import org.jspecify.annotations.NullMarked;
