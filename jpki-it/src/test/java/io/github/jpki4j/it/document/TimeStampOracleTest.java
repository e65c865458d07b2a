package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.TimeStampTrust;
import io.github.jpki4j.document.cms.CmsTimeStamp;
import io.github.jpki4j.document.cms.PreparedCms;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PdfSigning;
import io.github.jpki4j.document.pdf.PdfTimeStamp;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.it.library.StartedDss;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.key.Pem;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignJudge.Verdict;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What openssl, poppler and EU DSS say of our time stamps, and of wrong ones. */
@ExtendWith(StartedDss.class)
class TimeStampOracleTest {

  /**
   * What openssl accepts and we do not: a critical extension, a signature with SHA-1, times of
   * which it knows nothing to compare them with, and a second time that contradicts the first.
   */
  private static final Set<TsaCase> LENIENT =
      EnumSet.of(
          TsaCase.CRITICAL_EXTENSION,
          TsaCase.SIGNED_BY_SHA1,
          TsaCase.FUTURE,
          TsaCase.OLD,
          TsaCase.OTHER_SIGNING_TIME);

  private static final byte[] CONTENT = "契約書".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private final TestSigner signer = new TestSigner();

  @BeforeEach
  void write() throws Exception {
    Pem.certificate(folder.resolve("ca.pem"), signer.card().certificate(CertificateKind.SIGN_CA));
    Pem.certificate(folder.resolve("root.pem"), TestTsa.rootEncoded());
    Files.write(folder.resolve("content"), CONTENT);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static TimeStampAuthority authority(TsaCase how) {
    Clock clock = Clock.systemUTC();
    return TimeStampAuthority.of(
        TestTsa.of(how, clock)::answer, TimeStampTrust.of(List.of(TestTsa.root()), clock));
  }

  private byte[] cms(HashAlgorithm hash, TsaCase how) throws Exception {
    return CmsTimeStamp.addTo(
        signer.sign(PreparedCms.detached(Digest.ofMessage(hash, CONTENT), Instant.now())),
        hash,
        authority(how));
  }

  private Verdict verifyToken(byte[] token, byte[] stamped) throws Exception {
    Files.write(folder.resolve("token"), token);
    Files.write(folder.resolve("stamped"), stamped);
    return ForeignJudge.openssl()
        .run(
            "ts",
            "-verify",
            "-token_in",
            "-in",
            path("token"),
            "-data",
            path("stamped"),
            "-CAfile",
            path("root.pem"));
  }

  @ParameterizedTest
  @EnumSource(names = {"SHA256", "SHA384", "SHA512"})
  void opensslVerifiesSignatureAndTimeStamp(HashAlgorithm hash) throws Exception {
    for (TsaCase how : List.of(TsaCase.RIGHT, TsaCase.ON_CURVE)) {
      byte[] cms = cms(hash, how);
      SignerInformation signer = new CMSSignedData(cms).getSignerInfos().iterator().next();
      Attribute stamp =
          signer.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
      byte[] token = stamp.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded("DER");
      Verdict verdict = verifyToken(token, signer.getSignature());
      assertThat(verdict.exit()).as(verdict.text()).isZero();
      assertThat(verifyToken(token, CONTENT).exit()).as("of something else").isNotZero();
      Files.write(folder.resolve("cms"), cms);
      Verdict cades =
          ForeignJudge.openssl()
              .run(
                  "cms",
                  "-verify",
                  "-cades",
                  "-binary",
                  "-inform",
                  "DER",
                  "-in",
                  path("cms"),
                  "-content",
                  path("content"),
                  "-CAfile",
                  path("ca.pem"),
                  "-purpose",
                  "any",
                  "-out",
                  path("out"));
      assertThat(cades.exit()).as(cades.text()).isZero();
    }
  }

  static Stream<TsaCase> tokens() {
    return Arrays.stream(TsaCase.values()).filter(TsaCase::hasToken);
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void opensslRefusesWhatWeRefuseButForWhatItDoesNotLookAt(TsaCase how) throws Exception {
    byte[] token =
        TestTsa.of(how, Clock.systemUTC())
            .token(MessageDigest.getInstance("SHA-256").digest(CONTENT));
    Verdict verdict = verifyToken(token, CONTENT);
    boolean accepted = how.finding.isEmpty() || LENIENT.contains(how);
    assertThat(verdict.exit() == 0).as("%s: %s", how, verdict.text()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @EnumSource(PdfForm.class)
  void popplerFindsSignatureAndDocumentValid(PdfForm form) throws Exception {
    ForeignJudge pdfsig = ForeignJudge.pdfsig();
    byte[] stamped =
        PdfTimeStamp.addToSignature(
            signer.sign(
                PreparedPdf.of(
                    PdfForge.plain(),
                    PdfTimeStamp.withRoom(
                        PdfSigning.of(form, HashAlgorithm.SHA256, Instant.now())))),
            HashAlgorithm.SHA256,
            authority(TsaCase.RIGHT));
    Files.write(folder.resolve("t.pdf"), stamped);
    assertThat(pdfsig.run("-nocert", path("t.pdf")).text())
        .contains("Total document signed")
        .containsOnlyOnce("Signature is Valid.");
    byte[] whole =
        PdfTimeStamp.addToDocument(stamped, HashAlgorithm.SHA256, authority(TsaCase.RIGHT));
    Files.write(folder.resolve("d.pdf"), whole);
    String both = pdfsig.run("-nocert", path("d.pdf")).text();
    assertThat(both).as("the signature stays valid").containsOnlyOnce("Signature is Valid.");
    assertThat(both.substring(both.indexOf("Signature #2")))
        .as("poppler lists document time stamps, and cannot validate them")
        .contains("Test TSA Unit RSA", "Total document signed", "has not yet been verified");
  }

  @Test
  void dssFindsTheTimeStampOfTheSignatureValid() throws Exception {
    CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();
    roots.addCertificate(DSSUtils.loadCertificate(TestTsa.rootEncoded()));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(roots);
    for (TsaCase how : List.of(TsaCase.RIGHT, TsaCase.ON_CURVE)) {
      SignedDocumentValidator validator =
          SignedDocumentValidator.fromDocument(
              new InMemoryDocument(cms(HashAlgorithm.SHA256, how)));
      validator.setCertificateVerifier(verifier);
      validator.setDetachedContents(List.of(new InMemoryDocument(CONTENT)));
      List<TimestampWrapper> stamps =
          validator.validateDocument().getDiagnosticData().getTimestampList();
      assertThat(stamps).hasSize(1);
      assertThat(stamps.get(0).isMessageImprintDataIntact()).isTrue();
      assertThat(stamps.get(0).isSignatureValid()).isTrue();
      assertThat(stamps.get(0).isTrustedChain()).isTrue();
      assertThat(stamps.get(0).getType().isSignatureTimestamp()).isTrue();
    }
  }
}
