package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.document.cms.PreparedCms;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.key.Pem;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignJudge.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of S/MIME: openssl reads ours, and we read openssl's. */
class SmimeOpensslTest {

  private static final KeyKind KEY = KeyKind.SIGN;

  @TempDir private Path folder;

  private final TestCard card = TestCard.builder().build();

  @BeforeEach
  void write() throws Exception {
    Files.writeString(folder.resolve("in"), "Content-Type: text/plain; charset=utf-8\n\n契約書\n");
    Pem.certificate(folder.resolve("ca.pem"), card.certificate(CertificateKind.SIGN_CA));
    Pem.certificate(folder.resolve("leaf.pem"), card.certificate(CertificateKind.SIGN));
    Pem.key(folder.resolve("key.pem"), TestPki.create().cardPrivateKey(KEY).getEncoded());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static DocumentReport verify(byte[] message) throws Exception {
    JpkiCertificate authority = JpkiCertificate.parse(TestPki.create().authorityCertificate(KEY));
    return CmsFile.read(message)
        .verify(
            SignerValidator.of(
                KEY,
                CertificateValidator.builder()
                    .anchors(TrustAnchors.none().withTestRoot(KEY, authority))
                    .acceptNotPerformed(Check.REVOCATION)
                    .build()));
  }

  @ParameterizedTest
  @EnumSource(names = {"SHA256", "SHA384", "SHA512"})
  void opensslVerifiesWhatWeWrote(HashAlgorithm hash) throws Exception {
    ForeignJudge openssl = ForeignJudge.openssl();
    PreparedCms prepared =
        PreparedCms.smime(Files.readAllBytes(folder.resolve("in")), hash, Instant.now());
    byte[] message;
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.of(KEY, card.secretValue(KEY).toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(pin);
      message = prepared.sign(SigningIdentity.of(jpki, KEY));
    }
    assertThat(verify(message).isGood()).isTrue();
    for (String program : new String[] {"cms", "smime"}) {
      Files.write(folder.resolve("m.eml"), message);
      String[] command = {
        program,
        "-verify",
        "-in",
        path("m.eml"),
        "-CAfile",
        path("ca.pem"),
        "-purpose",
        "any",
        "-out",
        path("content")
      };
      Verdict right = openssl.run(command);
      assertThat(right.exit()).as(right.text()).isZero();
      assertThat(Files.readAllBytes(folder.resolve("content")))
          .isEqualTo(CmsFile.read(message).content().orElseThrow());
      byte[] changed = message.clone();
      int at = new String(message, StandardCharsets.US_ASCII).indexOf("Q29udGVu");
      changed[at] ^= 1;
      Files.write(folder.resolve("m.eml"), changed);
      assertThat(openssl.run(command).exit()).isNotZero();
      assertThat(verify(changed).isGood()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cms", "smime"})
  void weVerifyWhatOpensslWrote(String program) throws Exception {
    ForeignJudge openssl = ForeignJudge.openssl();
    for (String option : new String[] {"-crlfeol", "", "-nodetach"}) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  program,
                  "-sign",
                  "-in",
                  path("in"),
                  "-signer",
                  path("leaf.pem"),
                  "-inkey",
                  path("key.pem"),
                  "-md",
                  "sha256",
                  "-from",
                  "a@example.invalid",
                  "-subject",
                  "TEST",
                  "-out",
                  path("m.eml")));
      if (!option.isEmpty()) {
        command.add(option);
      }
      Verdict signed = openssl.run(command.toArray(String[]::new));
      assertThat(signed.exit()).as(signed.text()).isZero();
      DocumentReport report = verify(Files.readAllBytes(folder.resolve("m.eml")));
      assertThat(report.isGood()).as("%s", report.signatures().get(0).findings()).isTrue();
    }
  }
}
