/**
 * Tests through a real PC/SC service: {@link io.github.jpki4j.it.pcscd.PcscdFixture} runs pcscd
 * with virtual readers of its own, {@link io.github.jpki4j.it.pcscd.NeedsPcscd} says that a class
 * wants it. Facts: PCSC-01 to PCSC-08.
 */
@NullMarked
package io.github.jpki4j.it.pcsc;

import org.jspecify.annotations.NullMarked;
