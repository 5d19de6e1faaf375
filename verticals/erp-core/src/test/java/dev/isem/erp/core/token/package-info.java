@org.jspecify.annotations.NullMarked
package dev.isem.erp.core.token;
