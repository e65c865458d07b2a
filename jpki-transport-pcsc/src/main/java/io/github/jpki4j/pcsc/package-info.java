/**
 * Readers of PC/SC ({@link io.github.jpki4j.pcsc.PcscReaders}, {@link
 * io.github.jpki4j.pcsc.PcscReader}) as {@link io.github.jpki4j.transport.CardSource}, by PC/SC's C
 * interface (Java 22 and later) or {@code javax.smartcardio}.
 *
 * <p>Carries bytes and maps the driver's errors; knows no command and no status word. What drivers
 * say in text is matched in {@code PcscErrors} alone.
 */
@NullMarked
package io.github.jpki4j.pcsc;

import org.jspecify.annotations.NullMarked;
