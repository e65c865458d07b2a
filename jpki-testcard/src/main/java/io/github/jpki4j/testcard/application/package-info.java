/**
 * What is on the card: elementary files with their secrets, and the contents of the applications
 * beside JPKI, byte by byte. Not exported.
 */
@NullMarked
package io.github.jpki4j.testcard.application;

import org.jspecify.annotations.NullMarked;
