package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.card.info.CardAttributes;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.PinStatus;
import java.time.LocalDate;
import java.util.Optional;

/** What the library tells of a card; of one that lies, nothing of it is looked at. */
@FunctionalInterface
interface Reports {

  /** The secret as it is. */
  Secret right(SecretKind secret);

  /** Something is done now. */
  default void begin() {}

  /** It failed. */
  default void failed(Verb verb, JpkiException failure) {}

  /** Something that is not looked at further. */
  default void told(Object value) {
    if (value.toString().isEmpty()) {
      throw new AssertionError("a value without text");
    }
  }

  default void counter(PinStatus status) {}

  default void verified(Secret secret) {}

  default void changed(Secret next) {}

  default void attributes(CardAttributes attributes) {}

  default void expiry(Optional<LocalDate> expiry) {}

  default void certificate(CertificateKind kind, JpkiCertificate certificate) {}

  default void signature(KeyKind key, byte[] message, byte[] signature) {}
}
