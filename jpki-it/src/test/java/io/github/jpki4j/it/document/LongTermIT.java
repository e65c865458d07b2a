package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.TimeStampTrust;
import io.github.jpki4j.document.cms.PreparedCms;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampTransport;
import io.github.jpki4j.it.library.StartedDss;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.key.Pem;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignJudge.Verdict;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import io.github.jpki4j.testkit.timestamp.TsaCertificates;
import io.github.jpki4j.testkit.timestamp.TsaServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Long-term forms, made with an authority on this computer, judged by pdfsig and openssl. */
@ExtendWith(StartedDss.class)
class LongTermIT {

  @TempDir private Path folder;

  private final TestPki pki = TestPki.create();
  private final TestSigner signer = new TestSigner();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private ValidationData data() throws Exception {
    X509Certificate authority =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(pki.authorityCertificate(KeyKind.SIGN)));
    Instant before = now.minus(Duration.ofHours(1));
    ValidationData data =
        ValidationData.of(List.of(authority, TestTsa.root()))
            .withCrl(
                pki.crl(KeyKind.SIGN, before).distributionPoint(signer.card().holder()).build());
    for (byte[] list : TsaCertificates.crls(before)) {
      data = data.withCrl(list);
    }
    return data;
  }

  private static byte[] ask(TsaServer server, byte[] request) throws IOException {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(server.uri())
                  .header("Content-Type", "application/timestamp-query")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                  .build(),
              BodyHandlers.ofByteArray())
          .body();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static TimeStampAuthority authority(TimeStampTransport tsa) throws Exception {
    return TimeStampAuthority.of(
        tsa, TimeStampTrust.of(List.of(TestTsa.root()), Clock.systemUTC()));
  }

  @ParameterizedTest
  @EnumSource(value = LongTermLevel.class, names = "B", mode = EnumSource.Mode.EXCLUDE)
  void pdfsigFindsTheSignatureAndItsTimeStampsInOrder(LongTermLevel level) throws Exception {
    ForeignJudge judge = ForeignJudge.of("pdfsig", "-v", "poppler-utils");
    byte[] extended;
    try (TsaServer server = TsaServer.start(TestTsa.of(TsaCase.RIGHT, Clock.systemUTC()));
        PreparedPdf prepared =
            PreparedPdf.of(PdfForge.plain(), PdfForm.CADES, HashAlgorithm.SHA256, now)) {
      extended =
          LongTermService.find()
              .orElseThrow()
              .extendPdf(
                  signer.sign(prepared), level, data(), authority(request -> ask(server, request)));
    }
    Path pdf = Files.write(folder.resolve(level + ".pdf"), extended);
    Verdict verdict = judge.run("-nocert", pdf.toString());
    assertThat(verdict.text()).contains("Signature is Valid");
    assertThat(verdict.text()).doesNotContain("Signature is Invalid", "Digest Mismatch");
  }

  @ParameterizedTest
  @EnumSource(value = LongTermLevel.class, names = "B", mode = EnumSource.Mode.EXCLUDE)
  void opensslVerifiesExtendedCms(LongTermLevel level) throws Exception {
    ForeignJudge judge = ForeignJudge.of("openssl", "version", "openssl");
    byte[] signed =
        signer.sign(
            PreparedCms.attached(
                "契約書\n".getBytes(StandardCharsets.UTF_8), HashAlgorithm.SHA256, now));
    TestTsa tsa = TestTsa.of(TsaCase.RIGHT, Clock.systemUTC());
    byte[] extended =
        LongTermService.find()
            .orElseThrow()
            .extendCms(signed, Optional.empty(), level, data(), authority(tsa::answer));
    Path file = Files.write(folder.resolve(level + ".p7m"), extended);
    Path authority =
        Pem.certificate(folder.resolve("ca.pem"), pki.authorityCertificate(KeyKind.SIGN));
    Verdict verdict =
        judge.run(
            "cms",
            "-verify",
            "-cades",
            "-inform",
            "DER",
            "-in",
            file.toString(),
            "-CAfile",
            authority.toString(),
            "-purpose",
            "any",
            "-out",
            folder.resolve("content").toString());
    assertThat(verdict.exit()).as(verdict.text()).isZero();
  }
}
