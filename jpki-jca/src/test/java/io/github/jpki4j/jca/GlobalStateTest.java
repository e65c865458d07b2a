package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinSource;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.key.Desk;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The library leaves what belongs to the whole JVM as it found it. */
class GlobalStateTest {

  /** What every program of the JVM sees. */
  private record State(
      List<Provider> providers,
      Map<String, String> properties,
      Locale locale,
      TimeZone zone,
      Thread.@Nullable UncaughtExceptionHandler handler) {

    static State now() {
      TimeZone zone = TimeZone.getDefault(); // the first call sets a property
      Map<String, String> properties =
          System.getProperties().stringPropertyNames().stream()
              .collect(Collectors.toMap(name -> name, System::getProperty));
      return new State(
          List.of(Security.getProviders()),
          properties,
          Locale.getDefault(),
          zone,
          Thread.getDefaultUncaughtExceptionHandler());
    }

    void assertUnchanged() {
      State now = now();
      assertThat(now.properties.entrySet())
          .containsExactlyInAnyOrderElementsOf(properties.entrySet());
      assertThat(now).isEqualTo(this);
    }
  }

  private final TestCard card = TestCard.builder().build();

  @Test
  void aSessionAndAValidationChangeNothing() throws Exception {
    State before = State.now();
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.auth("1234".toCharArray())) {
      JpkiAp jpki = session.jpki();
      JpkiCertificate certificate = jpki.readCertificate(CertificateKind.AUTH);
      JpkiCertificate authority = jpki.readCertificate(CertificateKind.AUTH_CA);
      jpki.sign(pin, Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {1}));
      assertThat(
              CertificateValidator.builder()
                  .anchors(TrustAnchors.production())
                  .build()
                  .validate(KeyKind.AUTH, certificate, List.of(authority))
                  .isTrusted())
          .isFalse();
    }
    before.assertUnchanged();
  }

  @Test
  void aKeyStoreAndASignatureInstallNoProvider() throws Exception {
    State before = State.now();
    PinSource pins = (key, triesLeft) -> Pin.of(key, Desk.secret(key).toCharArray());
    for (KeyKind kind : KeyKind.values()) {
      try (JpkiProvider provider = new JpkiProvider(card::connect, pins)) {
        KeyStore store = KeyStore.getInstance("JPKI-" + kind, provider);
        store.load(JpkiLoadParameter.asking(pins));
        Signature signature = Signature.getInstance("SHA256withRSA", provider);
        signature.initSign((PrivateKey) store.getKey(kind.name().toLowerCase(Locale.ROOT), null));
        assertThat(signature.sign()).hasSize(256);
      }
    }
    before.assertUnchanged();
  }
}
