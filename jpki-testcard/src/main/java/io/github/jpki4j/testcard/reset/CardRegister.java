package io.github.jpki4j.testcard.reset;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.testcard.TestCard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which two certificates are on one card, as only the issuer can know. */
final class CardRegister {

  private final Map<JpkiCertificate, JpkiCertificate> beside = new HashMap<>();

  void add(TestCard card) {
    JpkiCertificate auth = parsed(card.certificate(CertificateKind.AUTH));
    JpkiCertificate sign = parsed(card.certificate(CertificateKind.SIGN));
    beside.put(auth, sign);
    beside.put(sign, auth);
  }

  /** A certificate and, of a card that was issued, the one beside it; by what each is for. */
  List<Held> heldWith(KeyKind key, JpkiCertificate certificate) {
    List<Held> held = new ArrayList<>(List.of(new Held(key, certificate)));
    if (beside.containsKey(certificate)) {
      held.add(new Held(key.other(), beside.get(certificate)));
    }
    return held;
  }

  static JpkiCertificate parsed(byte[] certificate) {
    try {
      return JpkiCertificate.parse(certificate);
    } catch (MalformedDataException e) {
      throw new IllegalStateException("a certificate of our own test PKI", e);
    }
  }

  /** A certificate and what it is for. */
  record Held(KeyKind key, JpkiCertificate certificate) {}
}
