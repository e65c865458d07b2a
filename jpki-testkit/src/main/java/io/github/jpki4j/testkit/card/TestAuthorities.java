package io.github.jpki4j.testkit.card;

import io.github.jpki4j.card.authenticity.CvAuthorities;
import io.github.jpki4j.card.authenticity.CvAuthority;
import io.github.jpki4j.card.authenticity.CvRole;
import io.github.jpki4j.card.authenticity.KeyId;
import io.github.jpki4j.testcard.pki.TestCvCa;

/** The CAs of simulated cards, as a caller adds them. */
public final class TestAuthorities {

  private TestAuthorities() {}

  /**
   * For tests alone.
   *
   * @return the production CAs and, as test CAs, those of simulated cards
   */
  public static CvAuthorities test() {
    CvAuthorities authorities = CvAuthorities.production();
    for (TestCvCa ca : TestCvCa.values()) {
      authorities =
          authorities.with(
              CvAuthority.test(CvRole.valueOf(ca.name()), KeyId.of(ca.keyId()), ca.publicKey()));
    }
    return authorities;
  }

  /**
   * As a caller who vouches for these keys.
   *
   * @return the CAs of simulated cards alone
   */
  public static CvAuthorities supplied() {
    CvAuthorities authorities = CvAuthorities.none();
    for (TestCvCa ca : TestCvCa.values()) {
      authorities =
          authorities.with(
              CvAuthority.supplied(
                  CvRole.valueOf(ca.name()), KeyId.of(ca.keyId()), ca.publicKey()));
    }
    return authorities;
  }
}
