/**
 * Users' stories on the real cluster: each class is one, told in order as given, when, then.
 *
 * <p>Not null-marked: a story reads a status that it has just waited for, and an absent part fails it anyway.
 */
package dev.isem.erp.e2e;
