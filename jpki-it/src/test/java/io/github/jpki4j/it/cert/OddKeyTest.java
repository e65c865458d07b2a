package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Data;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.it.cert.OddKey.OnCard;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.pki.OddCertificate;
import io.github.jpki4j.testkit.card.TracingConnection;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.program.ProcessorTime;
import java.io.IOException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keys with which no signature can be checked, or not in a bounded time: they are refused when the
 * certificate is read, by each way to it, and no PIN is sent before.
 */
class OddKeyTest {

  /** Seconds of processor; the longest prime would take ten. */
  private static final double MOST_WORK = 2;

  private static final Digest DIGEST = Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {1});

  static List<OddKey> all() {
    return OddKey.all();
  }

  private static <T> T bounded(Callable<T> work) throws Exception {
    return ProcessorTime.within(MOST_WORK, work);
  }

  private static TestCardBuilder cardWith(OddKey key, CertificateKind kind) {
    byte[] file = Arrays.copyOf(key.der(), Math.min(32_767, key.der().length + 100));
    return TestCard.builder().file(kind == CertificateKind.AUTH ? 0x000A : 0x0001, file);
  }

  @ParameterizedTest
  @MethodSource("all")
  void parsingRefusesItOrEverythingElseTakesIt(OddKey key) throws Exception {
    if (!key.parsed()) {
      assertThatThrownBy(() -> bounded(() -> JpkiCertificate.parse(key.der())))
          .isInstanceOfSatisfying(
              MalformedDataException.class, e -> assertThat(e.data()).isEqualTo(Data.CERTIFICATE));
      return;
    }
    JpkiCertificate certificate = bounded(() -> JpkiCertificate.parse(key.der()));
    assertThat(JpkiCertificate.of(certificate.x509())).isEqualTo(certificate);
    CertificateValidator validator =
        CertificateValidator.builder().anchors(TrustAnchors.none()).build();
    for (KeyKind kind : KeyKind.values()) {
      assertThat(
              bounded(() -> validator.validate(kind, certificate, List.of(certificate)))
                  .isTrusted())
          .isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aCardIsRefusedWhileItIsReadAndGetsNoPin(OddKey key) throws Exception {
    TracingConnection link =
        new TracingConnection(cardWith(key, CertificateKind.AUTH).build().connect());
    try (MyNumberCard card = MyNumberCard.open(link)) {
      JpkiAp jpki = card.jpki();
      if (key.onCard() == OnCard.REFUSED) {
        assertThatThrownBy(() -> bounded(() -> jpki.readCertificate(CertificateKind.AUTH)))
            .isInstanceOf(MalformedResponseException.class);
      } else {
        JpkiCertificate read = bounded(() -> jpki.readCertificate(CertificateKind.AUTH));
        assertThat(read.encoded()).isEqualTo(key.der());
        assertNoSignatureIsMade(jpki, key.onCard() == OnCard.SIGNS ? "does not fit" : "not RSA");
      }
      assertThat(link.secrets()).isEqualTo(key.onCard() == OnCard.SIGNS ? 2 : 0);
    }
  }

  /** The card signs with its own key, which is none of these. */
  private static void assertNoSignatureIsMade(JpkiAp jpki, String why) throws Exception {
    for (SignatureScheme scheme : SignatureScheme.values()) {
      try (Pin pin = Pin.auth("1234".toCharArray())) {
        assertThatThrownBy(() -> bounded(() -> jpki.sign(pin, DIGEST, scheme, TryPolicy.KEEP_LAST)))
            .isInstanceOf(MalformedResponseException.class)
            .hasMessageContaining(why);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aKeyStoreIsNotLoadedAndNoPinIsSent(OddKey key) throws Exception {
    Desk desk = new Desk(cardWith(key, CertificateKind.AUTH));
    try (JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows())) {
      if (key.onCard() != OnCard.REFUSED) {
        KeyStore store = bounded(() -> Stores.loaded(provider, KeyKind.AUTH));
        assertKeyIsOfferedIf(key.onCard() == OnCard.SIGNS, store);
      } else {
        for (KeyKind kind : KeyKind.values()) {
          assertThatThrownBy(() -> bounded(() -> Stores.loaded(provider, kind)))
              .isInstanceOf(IOException.class)
              .hasCauseInstanceOf(MalformedResponseException.class);
        }
      }
      assertThat(desk.secrets()).isZero();
    }
  }

  private static void assertKeyIsOfferedIf(boolean offered, KeyStore store) throws Exception {
    if (offered) {
      assertThat(Stores.key(store)).isNotNull();
    } else {
      assertThatThrownBy(() -> Stores.key(store)).isInstanceOf(UnrecoverableKeyException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theCertificateBehindThePasswordIsRefusedAfterOneVerify(OddKey key) throws Exception {
    Desk desk = new Desk(cardWith(key, CertificateKind.SIGN));
    try (JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows())) {
      if (key.onCard() != OnCard.REFUSED) {
        KeyStore store = bounded(() -> Stores.loaded(provider, KeyKind.SIGN));
        assertKeyIsOfferedIf(key.onCard() == OnCard.SIGNS, store);
      } else {
        assertThatThrownBy(() -> bounded(() -> Stores.loaded(provider, KeyKind.SIGN)))
            .isInstanceOf(IOException.class)
            .hasCauseInstanceOf(MalformedResponseException.class);
      }
      assertThat(desk.secrets()).isEqualTo(1);
    }
  }

  /** The issuer's key is not the card's own: what a certificate may have at all is enough. */
  @ParameterizedTest
  @EnumSource(OddCertificate.class)
  void theCaCertificateOnACardIsJudgedAsAnyOther(OddCertificate odd) throws Exception {
    boolean parsed = OddKey.ofTestCard(odd).parsed();
    for (KeyKind kind : KeyKind.values()) {
      Desk desk = new Desk(TestCard.builder().oddCertificate(kind.caCertificate(), odd));
      try (MyNumberCard card = MyNumberCard.open(desk.open());
          JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows())) {
        ThrowingCallable read = () -> card.jpki().readCertificate(kind.caCertificate());
        ThrowingCallable load = () -> Stores.loaded(provider, kind);
        if (parsed) {
          assertThatCode(read).doesNotThrowAnyException();
          assertThatCode(load).doesNotThrowAnyException();
        } else {
          assertThatThrownBy(read).isInstanceOf(MalformedResponseException.class);
          assertThatThrownBy(load)
              .isInstanceOf(IOException.class)
              .hasCauseInstanceOf(MalformedResponseException.class);
        }
        boolean asked = parsed && kind == KeyKind.SIGN;
        assertThat(desk.secrets()).as(kind.name()).isEqualTo(asked ? 1 : 0);
      }
    }
  }
}
