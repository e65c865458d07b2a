package io.github.jpki4j.testcard;

import io.github.jpki4j.SecretKind;
import io.github.jpki4j.testcard.application.PinFile;
import java.util.EnumMap;
import java.util.Map;

/** The secrets that a test can look at. */
final class CardSecrets {

  private final Map<TestSecret, PinFile> files;

  CardSecrets(Map<TestSecret, PinFile> files) {
    this.files = new EnumMap<>(files);
  }

  PinFile of(TestSecret secret) {
    PinFile file = files.get(secret);
    if (file == null) {
      throw new IllegalStateException("no " + secret + " on this card");
    }
    return file;
  }

  PinFile of(SecretKind kind) {
    return of(TestSecret.of(kind));
  }
}
