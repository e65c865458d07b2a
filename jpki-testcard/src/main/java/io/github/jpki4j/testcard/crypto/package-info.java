/**
 * DER and RSA, written by hand: nothing here may share a mistake with the library that it tests.
 * Not exported.
 */
@NullMarked
package io.github.jpki4j.testcard.crypto;

import org.jspecify.annotations.NullMarked;
