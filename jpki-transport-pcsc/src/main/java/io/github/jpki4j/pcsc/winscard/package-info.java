/**
 * The C interface of PC/SC in Java's types: its functions, status codes, and the sizes of its
 * structures on each family of systems. Not exported.
 */
@NullMarked
package io.github.jpki4j.pcsc.winscard;

import org.jspecify.annotations.NullMarked;
