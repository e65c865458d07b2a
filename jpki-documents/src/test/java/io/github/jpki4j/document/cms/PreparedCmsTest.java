package io.github.jpki4j.document.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.TestTrust;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparedCmsTest {

  private static final byte[] CONTENT = "契約書\n".getBytes(StandardCharsets.UTF_8);
  private static final Instant TIME = Instant.parse("2026-11-23T03:00:00Z");

  private final CardInHand hand = new CardInHand();

  private static PreparedCms attached() {
    return PreparedCms.attached(CONTENT, HashAlgorithm.SHA256, TIME);
  }

  private static SignerInformation signer(byte[] cms) throws Exception {
    return new CMSSignedData(cms).getSignerInfos().getSigners().iterator().next();
  }

  @ParameterizedTest
  @CsvSource({"AUTH, SHA256", "SIGN, SHA256", "AUTH, SHA384", "SIGN, SHA512"})
  void bouncyCastleVerifiesWhatTheCardSigned(KeyKind key, HashAlgorithm hash) throws Exception {
    byte[] whole = hand.sign(key, PreparedCms.attached(CONTENT, hash, TIME));
    byte[] beside = hand.sign(key, PreparedCms.detached(Digest.ofMessage(hash, CONTENT), TIME));
    assertThat(new CMSSignedData(beside).isDetachedSignature()).isTrue();
    X509CertificateHolder leaf =
        new X509CertificateHolder(hand.card().certificate(key.certificate()));
    for (CMSSignedData data :
        List.of(
            new CMSSignedData(whole),
            new CMSSignedData(new CMSProcessableByteArray(CONTENT), beside))) {
      SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
      assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(leaf))).isTrue();
      assertThat(data.getCertificates().getMatches(null))
          .containsExactlyInAnyOrder(
              leaf, new X509CertificateHolder(hand.card().certificate(key.caCertificate())));
    }
  }

  @ParameterizedTest
  @CsvSource({"AUTH", "SIGN"})
  void itVerifiesItsOwn(KeyKind key) throws Exception {
    byte[] whole = hand.sign(key, attached());
    DocumentReport report = CmsFile.read(whole).verify(TestTrust.signers(key));
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.GOOD);
    SignatureReport signature = report.signatures().get(0);
    assertThat(signature.claimedTime()).isEqualTo(Optional.of(TIME));
    assertThat(signature.others()).hasSize(1);
    PreparedCms beside =
        PreparedCms.detached(Digest.ofMessage(HashAlgorithm.SHA512, CONTENT), TIME);
    assertThat(
            CmsFile.read(hand.sign(key, beside)).verify(TestTrust.signers(key), CONTENT).isGood())
        .isTrue();
  }

  @Test
  void theSignedAttributesAreThoseOfCades() throws Exception {
    Set<?> attributes =
        signer(hand.sign(KeyKind.AUTH, attached())).getSignedAttributes().toHashtable().keySet();
    assertThat(attributes.stream().map(Object::toString))
        .containsExactlyInAnyOrder(
            CMSAttributes.contentType.getId(),
            CMSAttributes.messageDigest.getId(),
            CMSAttributes.signingTime.getId(),
            PKCSObjectIdentifiers.id_aa_signingCertificateV2.getId());
  }

  @Test
  void aFailureOfTheCardComesOutAsItIsAndSigningMayBeRepeated() throws Exception {
    PreparedCms prepared = attached();
    CardRemovedException removed = new CardRemovedException("the card was removed");
    SigningIdentity identity =
        hand.verified(KeyKind.AUTH, jpki -> SigningIdentity.of(jpki, KeyKind.AUTH));
    SigningIdentity failing =
        new SigningIdentity(
            identity.certificate(),
            identity.authorities(),
            digest -> {
              throw removed;
            });
    assertThatThrownBy(() -> prepared.sign(failing)).isSameAs(removed);
    for (int i = 0; i < 2; i++) {
      assertThat(
              CmsFile.read(hand.sign(KeyKind.AUTH, prepared))
                  .verify(TestTrust.signers(KeyKind.AUTH))
                  .isGood())
          .isTrue();
    }
  }

  @Test
  void sha1IsRefusedBeforeACardIsNeeded() {
    assertThatThrownBy(() -> PreparedCms.attached(CONTENT, HashAlgorithm.SHA1, TIME))
        .isInstanceOf(IllegalArgumentException.class);
    Digest sha1 = Digest.ofMessage(HashAlgorithm.SHA1, CONTENT);
    assertThatThrownBy(() -> PreparedCms.detached(sha1, TIME))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
