package io.github.jpki4j.testcard.recording;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;

/** How a link failed, as a word in a recording. */
enum LinkFailure {
  NONE,
  CARD_REMOVED,
  CARD_RESET,
  PRESENT_CARD,
  REOPEN,
  CHECK_READER;

  static LinkFailure of(TransportException failure) {
    if (failure instanceof CardRemovedException) {
      return CARD_REMOVED;
    }
    if (failure instanceof CardResetException) {
      return CARD_RESET;
    }
    return switch (failure.remedy()) {
      case PRESENT_CARD -> PRESENT_CARD;
      case REOPEN -> REOPEN;
      case CHECK_READER -> CHECK_READER;
    };
  }

  TransportException exception() {
    String message = "the link failed when this was recorded";
    return switch (this) {
      case CARD_REMOVED -> new CardRemovedException(message);
      case CARD_RESET -> new CardResetException(message);
      case PRESENT_CARD -> new TransportException(message, Remedy.PRESENT_CARD);
      case REOPEN -> new TransportException(message, Remedy.REOPEN);
      case CHECK_READER, NONE -> new TransportException(message, Remedy.CHECK_READER);
    };
  }
}
