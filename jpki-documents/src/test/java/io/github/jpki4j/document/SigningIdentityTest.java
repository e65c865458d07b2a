package io.github.jpki4j.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningIdentityTest {

  private final CardInHand hand = new CardInHand();

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aCardBringsItsCertificateAndThatOfItsCa(KeyKind key) throws Exception {
    SigningIdentity identity = hand.verified(key, jpki -> SigningIdentity.of(jpki, key));
    assertThat(identity.certificate().encoded())
        .isEqualTo(hand.card().certificate(key.certificate()));
    assertThat(identity.authorities())
        .extracting(JpkiCertificate::encoded)
        .containsExactly(hand.card().certificate(key.caCertificate()));
  }

  @Test
  void noSecretIsSentForIt() throws Exception {
    try (MyNumberCard session = MyNumberCard.open(hand.card().connect())) {
      assertThatThrownBy(() -> SigningIdentity.of(session.jpki(), KeyKind.SIGN))
          .isInstanceOf(PinRequiredException.class);
    }
    assertThat(hand.card().triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @Test
  void theListOfAuthoritiesIsItsOwn() throws Exception {
    List<JpkiCertificate> authorities = new ArrayList<>(List.of(TestTrust.authority(KeyKind.AUTH)));
    SigningIdentity identity =
        new SigningIdentity(
            JpkiCertificate.parse(hand.card().certificate(CertificateKind.AUTH)),
            authorities,
            digest -> new byte[0]);
    authorities.clear();
    assertThat(identity.authorities()).hasSize(1);
  }
}
