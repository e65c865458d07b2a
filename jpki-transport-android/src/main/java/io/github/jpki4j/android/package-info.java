/**
 * The NFC reader of an Android phone ({@link io.github.jpki4j.android.NfcReader}) and the card in
 * its field ({@link io.github.jpki4j.android.NfcCard}) as {@link
 * io.github.jpki4j.transport.CardSource}. From Android 8.0 (API level 26).
 *
 * <p>Carries bytes and maps the framework's errors; knows no command and no status word. What the
 * framework says in text is matched in {@code NfcErrors} alone. Nothing here has a user interface.
 */
@NullMarked
package io.github.jpki4j.android;

import org.jspecify.annotations.NullMarked;
