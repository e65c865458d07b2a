package io.github.jpki4j.android;

import android.nfc.TagLostException;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * What the framework throws, as our exceptions. The one place that looks at its texts: it has no
 * codes. Facts: ANDROID-07.
 */
final class NfcErrors {

  private NfcErrors() {}

  /**
   * What an exception of the framework means.
   *
   * @param doing for the message
   * @param thrown what it threw; becomes the cause, except where its text names the card
   * @return ours, to be thrown
   */
  static TransportException translate(String doing, Exception thrown) {
    String failed = doing + " failed: ";
    if (thrown instanceof TagLostException) {
      return cardLeft(doing, thrown);
    }
    if (thrown instanceof SecurityException) {
      // since Android 13, for a tag that is no longer the one in the field; the text has its
      // identifier, so it is not kept
      return new CardRemovedException(failed + "the card left the field and another may be there");
    }
    if (thrown instanceof IllegalStateException) {
      return new TransportException(
          failed + "somebody else closed the connection or holds the card", Remedy.REOPEN, thrown);
    }
    if (thrown instanceof UnsupportedOperationException) {
      return new TransportException(
          failed + "this phone cannot use this kind of card", Remedy.CHECK_READER, thrown);
    }
    return ofText(failed, text(thrown), thrown);
  }

  /**
   * The card left.
   *
   * @param doing for the message
   * @param thrown what the framework threw, becomes the cause
   * @return ours, to be thrown
   */
  static CardRemovedException cardLeft(String doing, Exception thrown) {
    return new CardRemovedException(doing + " failed: the card left the field", thrown);
  }

  private static TransportException ofText(String failed, String text, Exception cause) {
    if (text.contains("length exceeds")) {
      return new TransportException(
          failed + "the command is longer than this phone can send", Remedy.CHECK_READER, cause);
    }
    if (text.contains("service")) {
      return new TransportException(
          failed + "the phone's NFC service died", Remedy.CHECK_READER, cause);
    }
    if (text.isEmpty() || text.equalsIgnoreCase("transceive failed")) {
      return new TransportException(
          failed + "the card gave no usable answer", Remedy.PRESENT_CARD, cause);
    }
    return new TransportException(
        failed + "the phone reported an unknown error", Remedy.CHECK_READER, cause);
  }

  private static String text(Exception thrown) {
    @Nullable String message = thrown.getMessage();
    return message == null ? "" : message;
  }
}
