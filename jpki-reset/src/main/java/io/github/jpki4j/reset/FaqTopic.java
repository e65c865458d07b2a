package io.github.jpki4j.reset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What people ask about around the reset of a secret. Each {@link FaqEntry} belongs to one topic;
 * {@link ResetGuidance} has the name of the topic and the words for its entries.
 *
 * @since 0.1.0
 */
public enum FaqTopic {
  /** What a certificate is, and what each of the two is for. */
  CERTIFICATES,
  /** The two secrets, and how they are typed. */
  PASSWORDS,
  /** Which phone works, and reading the card with it. */
  NFC,
  /** The camera, and photographing the card. */
  CAMERA,
  /** Comparing the face with the photo on the card. */
  FACE,
  /** What a reset is, and its reservation. */
  RESERVATION,
  /** The machine that finishes the reset. */
  KIOSK,
  /** When only the counter of the municipality helps. */
  COUNTER;

  /**
   * The entries of this topic.
   *
   * @return at least one, in the order of their declaration; unmodifiable
   */
  public List<FaqEntry> entries() {
    List<FaqEntry> own = new ArrayList<>();
    for (FaqEntry entry : FaqEntry.values()) {
      if (entry.topic() == this) {
        own.add(entry);
      }
    }
    return Collections.unmodifiableList(own);
  }
}
