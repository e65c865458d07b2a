package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.testcard.crypto.Der;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An OCSP answer taken apart (RFC 6960, 4.2.1), without checks. */
public record OcspAnswer(
    int status,
    byte[] data,
    byte[] signature,
    List<byte[]> certificates,
    Asn1 responderId,
    String producedAt,
    List<Single> singles,
    Optional<byte[]> nonce) {

  /** What it says of one certificate. */
  public record Single(BigInteger serial, Asn1 certStatus, String thisUpdate, String nextUpdate) {

    static Single of(Asn1 single) {
      return new Single(
          new BigInteger(single.child(0).last().value()),
          single.child(1),
          single.child(2).utf8(),
          single.child(3).child(0).utf8());
    }
  }

  public Single single() {
    if (singles.size() != 1) {
      throw new IllegalStateException("not one answer");
    }
    return singles.get(0);
  }

  public static OcspAnswer parse(byte[] der) {
    Asn1 response = Asn1.parse(der);
    Asn1 basic = Asn1.parse(response.child(1).child(0).child(1).value());
    Asn1 data = basic.child(0);
    byte[] bits = basic.child(2).value();
    List<byte[]> certificates = new ArrayList<>();
    if (basic.children().size() > 3) {
      basic.child(3).child(0).children().forEach(c -> certificates.add(Der.sequence(c.value())));
    }
    Optional<byte[]> nonce =
        data.children().size() > 3
            ? Optional.of(data.child(3).child(0).child(0).child(1).value())
            : Optional.empty();
    return new OcspAnswer(
        response.child(0).value()[0],
        Der.sequence(data.value()),
        Arrays.copyOfRange(bits, 1, bits.length),
        certificates,
        data.child(0),
        data.child(1).utf8(),
        data.child(2).children().stream().map(Single::of).toList(),
        nonce);
  }
}
