package io.github.jpki4j.it.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiOptions;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON Web Signatures of two libraries with the keys of a card; each judges both. */
@SuppressWarnings("try") // a provider is installed for the length of a block
class JwsTest {

  private static final JpkiOptions PSS = JpkiOptions.DEFAULT.withPss();

  private final Desk desk = new Desk();

  static Stream<Arguments> everySignature() {
    List<Arguments> all = new ArrayList<>();
    for (JwsLibrary library : JwsLibrary.values()) {
      for (KeyKind kind : KeyKind.values()) {
        for (String algorithm : List.of("RS256", "RS384", "RS512", "PS256")) {
          all.add(Arguments.of(library, kind, algorithm));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everySignature")
  void bothLibrariesVerifyWhatOneSigned(JwsLibrary library, KeyKind kind, String algorithm)
      throws Exception {
    JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows(), PSS);
    try (jpki;
        Installed here = Installed.last(jpki)) {
      String token = library.sign(jpki, Stores.loaded(jpki, kind), algorithm);
      assertThat(Spent.by(desk)).isEqualTo(Spent.once(algorithm.equals("PS256")));
      JWSObject parsed = JWSObject.parse(token);
      assertThat(parsed.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
      assertThat(parsed.getPayload().toBytes()).isEqualTo(Stores.MESSAGE);
      assertThat(parsed.getHeader().getX509CertChain().get(0).decode())
          .isEqualTo(desk.certificate(kind).getEncoded());
      for (JwsLibrary judge : JwsLibrary.values()) {
        assertThat(judge.verifies(token, desk.certificate(kind).getPublicKey()))
            .as("%s", judge)
            .isTrue();
        assertThat(judge.verifies(token, desk.certificate(kind.other()).getPublicKey()))
            .as("%s", judge)
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NIMBUS, false, PS256, Unsupported",
    "JOSE4J, false, PS256, no such algorithm: RSASSA-PSS for provider",
    "NIMBUS, true, PS384, not with this hash SHA-384",
    "JOSE4J, true, PS384, not with this hash SHA-384",
  })
  void whatTheCardDoesNotMakeIsRefusedBeforeAPin(
      JwsLibrary library, boolean pss, String algorithm, String said) throws Exception {
    JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows(), pss ? PSS : JpkiOptions.DEFAULT);
    try (jpki;
        Installed here = Installed.last(jpki)) {
      KeyStore store = Stores.loaded(jpki, KeyKind.AUTH);
      assertThatThrownBy(() -> library.sign(jpki, store, algorithm)).hasStackTraceContaining(said);
      assertThat(Spent.by(desk)).isEqualTo(Spent.NOTHING);
    }
  }

  /** Both set the parameters of PS256 before they show the key, which binds Java's own provider. */
  @ParameterizedTest
  @EnumSource(JwsLibrary.class)
  void withoutTheProvidersNameRs256WorksAndPs256Not(JwsLibrary library) throws Exception {
    JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows(), PSS);
    try (jpki;
        Installed here = Installed.last(jpki)) {
      KeyStore store = Stores.loaded(jpki, KeyKind.AUTH);
      assertThatThrownBy(() -> library.signUntold(Stores.key(store), "PS256"))
          .hasStackTraceContaining("InvalidKeyException");
      assertThat(Spent.by(desk)).isEqualTo(Spent.NOTHING);
      String token = library.signUntold(Stores.key(store), "RS256");
      assertThat(library.verifies(token, desk.certificate(KeyKind.AUTH).getPublicKey())).isTrue();
      assertThat(Spent.by(desk)).isEqualTo(Spent.once(false));
    }
  }

  @ParameterizedTest
  @EnumSource(JwsLibrary.class)
  void withTheProviderFirstBothWorkUntold(JwsLibrary library) throws Exception {
    JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows(), PSS);
    try (jpki;
        Installed here = Installed.first(jpki)) {
      KeyStore store = Stores.loaded(jpki, KeyKind.AUTH);
      for (String algorithm : List.of("RS256", "PS256")) {
        String token = library.signUntold(Stores.key(store), algorithm);
        assertThat(library.verifies(token, desk.certificate(KeyKind.AUTH).getPublicKey())).isTrue();
      }
      assertThat(Spent.by(desk)).isEqualTo(new Spent(1, 1, 1, 0));
    }
  }

  @Test
  void nimbusNeedsNoPlaceInJavasList() throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows(), PSS)) {
      KeyStore store = Stores.loaded(jpki, KeyKind.AUTH);
      String token = JwsLibrary.NIMBUS.sign(jpki, store, "PS256");
      assertThat(JwsLibrary.NIMBUS.verifies(token, desk.certificate(KeyKind.AUTH).getPublicKey()))
          .isTrue();
      assertThatThrownBy(() -> JwsLibrary.JOSE4J.sign(jpki, store, "PS256"))
          .hasStackTraceContaining("NoSuchProviderException");
      assertThat(Spent.by(desk)).isEqualTo(Spent.once(true));
    }
  }

  @Test
  void jose4jSignsEachTimeItGivesTheToken() throws Exception {
    JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows());
    try (jpki;
        Installed here = Installed.last(jpki)) {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmHeaderValue("RS256");
      jws.setKey(Stores.key(Stores.loaded(jpki, KeyKind.AUTH)));
      jws.setPayloadBytes(Stores.MESSAGE);
      assertThat(jws.getCompactSerialization()).isEqualTo(jws.getCompactSerialization());
      assertThat(Spent.by(desk)).isEqualTo(new Spent(1, 2, 0, 0));
    }
  }
}
