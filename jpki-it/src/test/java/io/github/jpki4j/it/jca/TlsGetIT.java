package io.github.jpki4j.it.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.program.CommandJar;
import io.github.jpki4j.testkit.program.ForeignServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code jpki tls GET} of the runnable jar, judged by nginx and by OpenSSL. */
class TlsGetIT {

  @TempDir private static Path folder;

  private final TestCard card = TestCard.builder().build();

  @BeforeAll
  static void prepare() throws Exception {
    Files.writeString(folder.resolve("pin"), Desk.AUTH_PIN);
  }

  private byte[] authority(CaGeneration generation) {
    return card.pki().authorityCertificate(KeyKind.AUTH, generation);
  }

  private static CommandJar.Outcome get(ForeignServer server, String scheme)
      throws IOException, InterruptedException {
    return new CommandJar(folder)
        .run(
            Locale.ENGLISH,
            "tls",
            "GET",
            "https://127.0.0.1:" + server.port() + "/",
            "--simulate",
            "--scheme",
            scheme,
            "--server-ca",
            folder.resolve("server.pem").toString(),
            "--pin-file",
            folder.resolve("pin").toString());
  }

  @ParameterizedTest
  @CsvSource({"pkcs1, TLSv1.2", "pss, TLSv1.3"})
  void nginxSeesTheCertificateOfTheCard(String scheme, String protocol) throws Exception {
    String fingerprint =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-1").digest(card.certificate(CertificateKind.AUTH)));
    try (ForeignServer server =
        NginxServer.start(
            folder, SoftwareKeys.server(), authority(CaGeneration.THIRD), "TLSv1.2 TLSv1.3")) {
      CommandJar.Outcome outcome = get(server, scheme);
      assertThat(outcome.exit()).as(outcome.said()).isZero();
      assertThat(outcome.out()).isEqualTo(protocol + "SUCCESS" + fingerprint);
      assertThat(outcome.err()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"pkcs1", "pss"})
  void nginxSaysThatItTrustsAnotherCa(String scheme) throws Exception {
    try (ForeignServer server =
        NginxServer.start(
            folder, SoftwareKeys.server(), authority(CaGeneration.SECOND), "TLSv1.2 TLSv1.3")) {
      CommandJar.Outcome outcome = get(server, scheme);
      assertThat(outcome.exit()).as(outcome.said()).isEqualTo(71);
      assertThat(outcome.err()).contains("HTTP status 400");
    }
  }

  @ParameterizedTest
  @CsvSource({"pkcs1, TLSv1.2, RSA", "pss, TLSv1.3, RSA-PSS"})
  void opensslVerifiesTheSignature(String scheme, String protocol, String type) throws Exception {
    try (ForeignServer server =
        OpensslServer.start(
            folder, SoftwareKeys.server(), authority(CaGeneration.THIRD), "TLSv1.2", "TLSv1.3")) {
      CommandJar.Outcome outcome = get(server, scheme);
      assertThat(outcome.exit()).as(outcome.said()).isZero();
      assertThat(outcome.out())
          .contains("Protocol:" + protocol)
          .contains("Peersignaturetype:" + type + "Supported")
          .endsWith("</HTML>");
    }
  }

  @ParameterizedTest
  @CsvSource({"pkcs1", "pss"})
  void opensslRefusesTheCertificateOfAnotherCa(String scheme) throws Exception {
    try (ForeignServer server =
        OpensslServer.start(
            folder, SoftwareKeys.server(), authority(CaGeneration.SECOND), "TLSv1.2", "TLSv1.3")) {
      CommandJar.Outcome outcome = get(server, scheme);
      assertThat(outcome.exit()).as(outcome.said()).isEqualTo(70);
      assertThat(outcome.err()).contains("refused the connection (");
      assertThat(server.says("certificate verify failed")).isTrue();
    }
  }
}
