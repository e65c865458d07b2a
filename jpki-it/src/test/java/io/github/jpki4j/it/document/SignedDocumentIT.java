package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.key.Pem;
import io.github.jpki4j.testkit.program.CommandJar;
import io.github.jpki4j.testkit.program.CommandJar.Outcome;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignJudge.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The runnable jar signs with the simulated card, other programs judge, and the other way round.
 */
@Tag("program")
class SignedDocumentIT {

  @TempDir private Path folder;

  private final TestCard card = TestCard.builder().build();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(file("in.txt"), "契約書\n");
    Files.writeString(file("AUTH.pin"), "1234");
    Files.writeString(file("SIGN.pin"), "ABC123");
    Files.write(file("in.pdf"), pdf());
    for (CertificateKind kind : CertificateKind.values()) {
      Pem.certificate(file(kind + ".pem"), card.certificate(kind));
    }
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private String path(String name) {
    return file(name).toString();
  }

  private static byte[] pdf() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private Outcome jpki(String... arguments) throws IOException, InterruptedException {
    return new CommandJar(folder).run(Locale.ENGLISH, arguments);
  }

  private void sign(KeyKind key, String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--simulate",
            "--key",
            key.name().toLowerCase(Locale.ROOT),
            "--pin-file",
            path(key + ".pin")));
    Outcome signed = jpki(all.toArray(String[]::new));
    assertThat(signed.exit()).as(signed.said()).isZero();
  }

  private Outcome verify(KeyKind key, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of("--trust-test", "--no-revocation", "--as", key.name().toLowerCase(Locale.ROOT)));
    return jpki(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"AUTH, sha256", "SIGN, sha512"})
  void opensslVerifiesCms(KeyKind key, String hash) throws Exception {
    ForeignJudge openssl = ForeignJudge.openssl();
    sign(key, "cms", "sign", "--hash", hash, path("in.txt"), "--out", path("x.p7m"));
    Verdict attached =
        openssl.run(
            "cms",
            "-verify",
            "-inform",
            "DER",
            "-in",
            path("x.p7m"),
            "-CAfile",
            path(key + "_CA.pem"),
            "-purpose",
            "any",
            "-out",
            path("content"));
    assertThat(attached.exit()).as(attached.text()).isZero();
    assertThat(Files.readAllBytes(file("content"))).isEqualTo(Files.readAllBytes(file("in.txt")));

    sign(key, "cms", "sign", "--detached", path("in.txt"), "--out", path("x.p7s"));
    String[] detached = {
      "cms",
      "-verify",
      "-binary",
      "-inform",
      "DER",
      "-in",
      path("x.p7s"),
      "-CAfile",
      path(key + "_CA.pem"),
      "-purpose",
      "any",
      "-content",
      path("in.txt"),
      "-out",
      path("content"),
      "-cades"
    };
    Verdict right = openssl.run(detached);
    assertThat(right.exit()).as(right.text()).isZero();
    Files.writeString(file("in.txt"), "別の契約書\n");
    assertThat(openssl.run(detached).exit()).isNotZero();
  }

  /** Ways in which openssl signs. */
  enum Way {
    BY_ISSUER_AND_SERIAL(),
    BY_KEY_IDENTIFIER("-keyid"),
    CADES("-cades"),
    PSS("-keyopt", "rsa_padding_mode:pss"),
    PSS_BY_KEY_IDENTIFIER("-keyid", "-keyopt", "rsa_padding_mode:pss");

    @SuppressWarnings("ImmutableEnumChecker") // as List.of makes it
    private final List<String> options;

    Way(String... options) {
      this.options = List.of(options);
    }
  }

  private void opensslSigns(ForeignJudge openssl, KeyKind key, List<String> options)
      throws IOException {
    Pem.key(file("key.pem"), TestPki.create().cardPrivateKey(key).getEncoded());
    List<String> command =
        new ArrayList<>(
            List.of(
                "cms",
                "-sign",
                "-binary",
                "-nodetach",
                "-in",
                path("in.txt"),
                "-signer",
                path(key + ".pem"),
                "-inkey",
                path("key.pem"),
                "-outform",
                "DER",
                "-out",
                path("x.p7m"),
                "-md",
                "sha256"));
    command.addAll(options);
    Verdict signed = openssl.run(command.toArray(String[]::new));
    assertThat(signed.exit()).as(signed.text()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whatOpensslSignedIsVerifiedWhateverNamesTheSigner(Way way) throws Exception {
    ForeignJudge openssl = ForeignJudge.openssl();
    for (KeyKind key : KeyKind.values()) {
      opensslSigns(openssl, key, way.options);
      Outcome right = verify(key, "cms", "verify", path("x.p7m"), "--out", path("content"));
      assertThat(right.exit()).as(right.said()).isZero();
      assertThat(Files.readAllBytes(file("content"))).isEqualTo(Files.readAllBytes(file("in.txt")));
      byte[] changed = Files.readAllBytes(file("x.p7m"));
      changed[changed.length - 1] ^= 1;
      Files.write(file("x.p7m"), changed);
      assertThat(verify(key, "cms", "verify", path("x.p7m")).exit()).isEqualTo(41);
    }
  }

  @Test
  void aKeyIdentifierIsNoWayAroundTheChecks() throws Exception {
    ForeignJudge openssl = ForeignJudge.openssl();
    opensslSigns(openssl, KeyKind.SIGN, List.of("-keyid", "-nocerts"));
    Outcome unknown = verify(KeyKind.SIGN, "cms", "verify", path("x.p7m"));
    assertThat(unknown.exit()).isEqualTo(41);
    assertThat(unknown.said()).contains("NGsigner");
    opensslSigns(openssl, KeyKind.SIGN, List.of("-keyid"));
    Outcome late = verify(KeyKind.SIGN, "cms", "verify", path("x.p7m"), "--at", "2035-01-01");
    assertThat(late.exit()).isEqualTo(40);
    assertThat(late.said()).contains("expired");
  }

  @ParameterizedTest
  @CsvSource({"AUTH, pkcs7", "AUTH, cades", "SIGN, pkcs7", "SIGN, cades"})
  void pdfsigFindsBothSignaturesValid(KeyKind key, String format) throws Exception {
    ForeignJudge pdfsig = ForeignJudge.pdfsig();
    sign(key, "pdf", "sign", path("in.pdf"), "--out", path("once.pdf"), "--format", format);
    String once = pdfsig.run("-nocert", path("once.pdf")).text();
    assertThat(once).contains("Total document signed").containsOnlyOnce("Signature is Valid.");
    assertThat(once)
        .contains(format.equals("cades") ? "ETSI.CAdES.detached" : "adbe.pkcs7.detached");

    sign(KeyKind.SIGN, "pdf", "sign", path("once.pdf"), "--out", path("twice.pdf"), "--stamp");
    String twice = pdfsig.run("-nocert", path("twice.pdf")).text();
    assertThat(twice.split("Signature is Valid\\.", -1)).as(twice).hasSize(3);
    assertThat(twice).doesNotContain("Invalid");
    Outcome both = verify(KeyKind.SIGN, "pdf", "verify", path("twice.pdf"));
    assertThat(both.exit()).as("both by the purpose").isEqualTo(key == KeyKind.SIGN ? 0 : 40);
  }

  @Test
  void pdfsigAgreesThatAChangedFileIsInvalid() throws Exception {
    ForeignJudge pdfsig = ForeignJudge.pdfsig();
    sign(KeyKind.SIGN, "pdf", "sign", path("in.pdf"), "--out", path("x.pdf"));
    byte[] changed = Files.readAllBytes(file("x.pdf"));
    changed[10] ^= 1;
    Files.write(file("x.pdf"), changed);
    assertThat(pdfsig.run("-nocert", path("x.pdf")).text()).contains("Digest Mismatch");
    assertThat(verify(KeyKind.SIGN, "pdf", "verify", path("x.pdf")).exit()).isEqualTo(41);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status", "cert auth", "validate auth --trust-test --no-revocation", "readers"})
  void otherCommandsDoNotWaitForTheLibrariesOfDocuments(String line) throws Exception {
    List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
    words.add("--simulate");
    Outcome logged =
        new CommandJar(folder)
            .java(List.of("-Xlog:class+load"))
            .run(Locale.ENGLISH, words.toArray(String[]::new));
    assertThat(logged.out())
        .contains("io.github.jpki4j.cli.Jpkisource:")
        .doesNotContain("org.apache.pdfbox.", "org.bouncycastle.cms.", "org.bouncycastle.operator.")
        .doesNotContain("io.github.jpki4j.document.");
  }
}
