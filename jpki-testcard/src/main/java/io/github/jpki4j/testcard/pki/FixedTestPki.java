package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.crypto.DerReader;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.util.Arrays;

/**
 * What can be proven to come from the fixed keys of this module, which are published, so that it is
 * no secret and no real person's: by signatures, never by names alone. Without state; thread-safe.
 *
 * @since 0.1.0
 */
public final class FixedTestPki {

  private FixedTestPki() {}

  /**
   * Whether a certificate was issued by one of the test CAs of {@link TestPki#create()}, in any
   * generation: it has the issuer's name, and its signature verifies under the CA's fixed key. The
   * self-signed certificates of these CAs are issued by them, too. Says nothing about validity.
   *
   * @param certificate any bytes
   * @return false for everything else, also for what is no certificate
   */
  public static boolean issued(byte[] certificate) {
    try {
      DerReader all = DerReader.of(certificate);
      DerReader parts = all.enter(0x30);
      all.requireEnd();
      byte[] signed = parts.whole(0x30);
      byte[] algorithm = parts.whole(0x30);
      byte[] bits = parts.value(0x03);
      parts.requireEnd();
      if (!Arrays.equals(algorithm, RsaKey.sha256WithRsa()) || bits.length == 0 || bits[0] != 0) {
        return false;
      }
      byte[] signature = Arrays.copyOfRange(bits, 1, bits.length);
      return isSigned(issuer(signed), RsaKey.sha256(signed), signature);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** The issuer, behind version, serial number and algorithm (RFC 5280, 4.1.2). */
  private static byte[] issuer(byte[] signed) {
    DerReader fields = DerReader.of(signed).enter(0x30);
    fields.enter(0xA0);
    fields.integer();
    fields.enter(0x30);
    return fields.whole(0x30);
  }

  private static boolean isSigned(byte[] issuer, byte[] hash, byte[] signature) {
    for (KeyKind kind : KeyKind.values()) {
      for (CaGeneration generation : CaGeneration.values()) {
        Authority authority = TestPki.create().authority(kind, generation);
        if (Arrays.equals(issuer, authority.name())
            && authority.key().isSignatureOfHash(hash, signature)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether a signature was made with one of the two fixed keys of the simulated cards, by PKCS#1
   * v1.5 over exactly this input, which is what a card is given: DigestInfo, or anything else.
   *
   * @param input what was to be signed, any bytes
   * @param signature any bytes
   * @return false for everything else, such as PSS
   */
  public static boolean signed(byte[] input, byte[] signature) {
    for (KeyKind kind : KeyKind.values()) {
      if (RsaKey.ofCard(kind).isSignatureOf(input, signature)) {
        return true;
      }
    }
    return false;
  }
}
