package io.github.jpki4j.it.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.Digest;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiOptions;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** EU DSS signs CAdES with the keys of a card, and validates it. */
@ExtendWith(StartedDss.class)
class DssTest {

  private static final JpkiOptions PSS = JpkiOptions.DEFAULT.withPss();
  private static final DSSDocument DOCUMENT = new InMemoryDocument(Stores.MESSAGE, "in.txt");
  private static final DSSDocument CHANGED =
      new InMemoryDocument("TEST 請求書".getBytes(StandardCharsets.UTF_8), "in.txt");

  private final Desk desk = new Desk();

  private DssValidation validate(DSSDocument signed, DSSDocument detached, KeyKind kind) {
    return DssValidation.of(signed, detached, desk.card().pki(), kind);
  }

  private static CardTokenConnection token(JpkiProvider jpki, KeyKind kind) throws Exception {
    return new CardTokenConnection(jpki, Stores.loaded(jpki, kind));
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, ENVELOPING, RSA, RSA_SHA256",
    "AUTH, DETACHED, RSA, RSA_SHA256",
    "AUTH, ENVELOPING, RSASSA_PSS, RSA_SSA_PSS_SHA256_MGF1",
    "AUTH, DETACHED, RSASSA_PSS, RSA_SSA_PSS_SHA256_MGF1",
    "SIGN, ENVELOPING, RSA, RSA_SHA256",
    "SIGN, DETACHED, RSA, RSA_SHA256",
    "SIGN, ENVELOPING, RSASSA_PSS, RSA_SSA_PSS_SHA256_MGF1",
    "SIGN, DETACHED, RSASSA_PSS, RSA_SSA_PSS_SHA256_MGF1",
  })
  void dssValidatesWhatTheCardSigned(
      KeyKind kind, SignaturePackaging packaging, EncryptionAlgorithm encryption, String algorithm)
      throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows(), PSS)) {
      DSSDocument signed = DssExample.sign(token(jpki, kind), DOCUMENT, packaging, encryption);
      assertThat(Spent.by(desk)).isEqualTo(Spent.once(encryption != EncryptionAlgorithm.RSA));
      validate(signed, DOCUMENT, kind).assertGood(algorithm);
      DssValidation stranger = validate(signed, DOCUMENT, kind.other());
      assertThat(stranger.signature().isTrustedChain()).as("of the other CA").isFalse();
      assertThat(stranger.indication()).isNotEqualTo(Indication.TOTAL_PASSED);
      if (packaging == SignaturePackaging.DETACHED) {
        DssValidation changed = validate(signed, CHANGED, kind);
        assertThat(changed.indication()).isEqualTo(Indication.TOTAL_FAILED);
      }
    }
  }

  /** The other methods of a token by which a signature is made. */
  enum Way {
    MESSAGE {
      @Override
      SignatureValue sign(CardTokenConnection token, ToBeSigned data, DSSPrivateKeyEntry key) {
        return token.sign(data, DigestAlgorithm.SHA256, key);
      }
    },
    DIGEST {
      @Override
      SignatureValue sign(CardTokenConnection token, ToBeSigned data, DSSPrivateKeyEntry key) {
        return token.signDigest(digest(data), key);
      }
    },
    DIGEST_WITH_ALGORITHM {
      @Override
      SignatureValue sign(CardTokenConnection token, ToBeSigned data, DSSPrivateKeyEntry key) {
        return token.signDigest(digest(data), SignatureAlgorithm.RSA_SHA256, key);
      }
    };

    abstract SignatureValue sign(
        CardTokenConnection token, ToBeSigned data, DSSPrivateKeyEntry key);

    static Digest digest(ToBeSigned data) {
      return new Digest(
          DigestAlgorithm.SHA256, DSSUtils.digest(DigestAlgorithm.SHA256, data.getBytes()));
    }
  }

  private static final class Draft {
    final CAdESService service = new CAdESService(new CommonCertificateVerifier());
    final CAdESSignatureParameters parameters = new CAdESSignatureParameters();
    final DSSPrivateKeyEntry key;

    Draft(CardTokenConnection token) {
      key = token.getKeys().get(0);
      parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
      parameters.setSignatureLevel(SignatureLevel.CAdES_BASELINE_B);
      parameters.setSignaturePackaging(SignaturePackaging.ENVELOPING);
      parameters.setSigningCertificate(key.getCertificate());
      parameters.setCertificateChain(key.getCertificateChain());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, MESSAGE",
    "AUTH, DIGEST",
    "AUTH, DIGEST_WITH_ALGORITHM",
    "SIGN, MESSAGE",
    "SIGN, DIGEST",
    "SIGN, DIGEST_WITH_ALGORITHM",
  })
  void aTokenSignsMessagesAndDigests(KeyKind kind, Way way) throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows())) {
      CardTokenConnection token = token(jpki, kind);
      Draft draft = new Draft(token);
      ToBeSigned data = draft.service.getDataToSign(DOCUMENT, draft.parameters);
      SignatureValue value = way.sign(token, data, draft.key);
      DSSDocument signed = draft.service.signDocument(DOCUMENT, draft.parameters, value);
      assertThat(Spent.by(desk)).isEqualTo(Spent.once(false));
      validate(signed, DOCUMENT, kind).assertGood("RSA_SHA256");
    }
  }

  @Test
  void aChangedAttachedDocumentFails() throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows())) {
      DSSDocument signed =
          DssExample.sign(
              token(jpki, KeyKind.SIGN),
              DOCUMENT,
              SignaturePackaging.ENVELOPING,
              EncryptionAlgorithm.RSA);
      byte[] bytes = DSSUtils.toByteArray(signed);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      int at = text.indexOf(new String(Stores.MESSAGE, StandardCharsets.ISO_8859_1));
      bytes[at] ^= 1;
      DssValidation changed = validate(new InMemoryDocument(bytes), DOCUMENT, KeyKind.SIGN);
      assertThat(changed.signature().isSignatureIntact()).isFalse();
      assertThat(changed.indication()).isEqualTo(Indication.TOTAL_FAILED);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aWrongPinIsOneTryHoweverOftenDssAsks(Way way) throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, Person.whoSays("9999"))) {
      CardTokenConnection token = token(jpki, KeyKind.AUTH);
      Draft draft = new Draft(token);
      ToBeSigned data = draft.service.getDataToSign(DOCUMENT, draft.parameters);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> way.sign(token, data, draft.key)).isInstanceOf(DSSException.class);
      }
      assertThat(Spent.by(desk)).isEqualTo(new Spent(1, 0, 0, 1));
    }
  }

  @Test
  void whoCancelsSpendsNoTry() throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, Person.whoCancels())) {
      CardTokenConnection token = token(jpki, KeyKind.AUTH);
      assertThatThrownBy(
              () ->
                  DssExample.sign(
                      token, DOCUMENT, SignaturePackaging.DETACHED, EncryptionAlgorithm.RSA))
          .isInstanceOf(DSSException.class)
          .hasMessageContaining("cancel");
      assertThat(Spent.by(desk)).isEqualTo(Spent.NOTHING);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "false, RSA_SSA_PSS_SHA256_MGF1, no such algorithm: RSASSA-PSS",
    "true, RSA_SSA_PSS_SHA512_MGF1, no such algorithm: SHA512withRSAandMGF1",
  })
  void pssThatIsNotMadeIsRefusedBeforeAPin(boolean pss, SignatureAlgorithm algorithm, String said)
      throws Exception {
    try (JpkiProvider jpki =
        new JpkiProvider(desk, Person.whoKnows(), pss ? PSS : JpkiOptions.DEFAULT)) {
      CardTokenConnection token = token(jpki, KeyKind.AUTH);
      DSSPrivateKeyEntry key = token.getKeys().get(0);
      assertThatThrownBy(() -> token.sign(new ToBeSigned(Stores.MESSAGE), algorithm, key))
          .isInstanceOf(DSSException.class)
          .hasMessageContaining(said);
      assertThat(Spent.by(desk)).isEqualTo(Spent.NOTHING);
    }
  }

  /** Java's RSASSA-PSS takes a message: it would hash the digest once more. */
  @Test
  void aDigestIsNotSignedWithPss() throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows(), PSS)) {
      CardTokenConnection token = token(jpki, KeyKind.AUTH);
      DSSPrivateKeyEntry key = token.getKeys().get(0);
      Digest digest = Way.digest(new ToBeSigned(Stores.MESSAGE));
      assertThatThrownBy(
              () -> token.signDigest(digest, SignatureAlgorithm.RSA_SSA_PSS_SHA256_MGF1, key))
          .isInstanceOf(DSSException.class)
          .hasMessageContaining("no such algorithm: NONEwithRSAandMGF1");
      assertThat(Spent.by(desk)).isEqualTo(Spent.NOTHING);
    }
  }

  @Test
  void dssPutsBouncyCastleIntoJavasList() {
    DSSUtils.digest(DigestAlgorithm.SHA256, Stores.MESSAGE);
    assertThat(Security.getProvider("BC")).isNotNull();
  }
}
