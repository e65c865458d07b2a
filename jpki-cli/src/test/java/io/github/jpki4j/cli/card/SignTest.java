package io.github.jpki4j.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignTest {

  private static final String TEXT = "契約書\n";

  @TempDir private Path folder;

  private final TestCard card = Desk.card();
  private String in = "";
  private String out = "";

  @BeforeEach
  void write() throws IOException {
    in = Files.writeString(folder.resolve("in.txt"), TEXT).toString();
    out = folder.resolve("out.sig").toString();
  }

  private Signature verifier(KeyKind key, String algorithm) throws GeneralSecurityException {
    CertificateKind kind = key.certificate();
    Signature signature = Signature.getInstance(algorithm);
    signature.initVerify(
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(card.certificate(kind))));
    return signature;
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, sha1, SHA1withRSA",
    "AUTH, sha256, SHA256withRSA",
    "SIGN, sha384, SHA384withRSA",
    "SIGN, sha512, SHA512withRSA"
  })
  void theSignatureFitsTheCertificate(KeyKind key, String hash, String algorithm)
      throws GeneralSecurityException, IOException {
    Desk.Result result =
        Desk.with(card)
            .typing(Desk.secret(key))
            .run("sign", "--key", EnumNames.of(key), "--hash", hash, in, "--out", out);

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    Signature verifier = verifier(key, algorithm);
    verifier.update(TEXT.getBytes(StandardCharsets.UTF_8));
    assertThat(verifier.verify(Files.readAllBytes(Path.of(out)))).isTrue();
  }

  @Test
  void pssIsMadeOfSha256Only() throws GeneralSecurityException, IOException {
    assertThat(
            Desk.with(card)
                .typing("1234")
                .run("sign", "--key=auth", "--scheme=pss", in, "--out", out)
                .code())
        .isZero();
    Signature verifier = verifier(KeyKind.AUTH, "RSASSA-PSS");
    verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    verifier.update(TEXT.getBytes(StandardCharsets.UTF_8));
    assertThat(verifier.verify(Files.readAllBytes(Path.of(out)))).isTrue();

    Desk.Result refused =
        Desk.with(card)
            .run("sign", "--key=auth", "--scheme=pss", "--hash=sha512", in, "--out", out);
    assertThat(refused.code()).isEqualTo(2);
  }

  @Test
  void aCardWithoutPssIsACardError() {
    TestCard plain = TestCard.builder().with(CardVariant.NO_PSS).build();
    Desk.Result result =
        Desk.with(plain).typing("1234").run("sign", "--key=auth", "--scheme=pss", in, "--out", out);
    assertThat(result.code()).isEqualTo(30);
    assertThat(Path.of(out)).doesNotExist();
  }

  @Test
  void readsStandardInputAndWritesStandardOutput() throws GeneralSecurityException, IOException {
    String pin = Files.writeString(folder.resolve("pin"), "1234\n").toString();
    Desk.Result result =
        Desk.with(card)
            .stdin(TEXT)
            .run("sign", "--key", "auth", "-", "--out", "-", "--pin-file", pin);
    assertThat(result.code()).isZero();
    Signature verifier = verifier(KeyKind.AUTH, "SHA256withRSA");
    verifier.update(TEXT.getBytes(StandardCharsets.UTF_8));
    assertThat(verifier.verify(result.bytes())).isTrue();
  }

  @Test
  void standardInputCannotBeBoth() {
    assertThat(
            Desk.with(card)
                .stdin("1234")
                .run("sign", "--key", "auth", "-", "--out", out, "--pin-file", "-")
                .code())
        .isEqualTo(2);
  }

  @Test
  void jsonSaysWhatWasDone() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                Desk.with(card)
                    .stdin("1234")
                    .run("--json", "sign", "--key", "auth", in, "--out", out, "--pin-file", "-")
                    .out());
    assertThat(json.at("/key").asText()).isEqualTo("auth");
    assertThat(json.at("/hash").asText()).isEqualTo("sha256");
    assertThat(json.at("/scheme").asText()).isEqualTo("pkcs1");
    assertThat(json.at("/bytes").asInt()).isEqualTo(256);
    assertThat(json.at("/out").asText()).isEqualTo(out);
  }

  @Test
  void anOlderSignatureIsReplaced() throws IOException {
    Files.writeString(Path.of(out), "old");
    assertThat(Desk.with(card).typing("1234").run("sign", "--key", "auth", in, "--out", out).code())
        .isZero();
    assertThat(Files.size(Path.of(out))).isEqualTo(256);
  }

  @Test
  void anOlderSignatureStaysIfThereIsNoNewOne() throws IOException {
    Files.writeString(Path.of(out), "old");
    assertThat(Desk.with(card).typing("9999").run("sign", "--key", "auth", in, "--out", out).code())
        .isEqualTo(20);
    assertThat(Path.of(out)).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  /** Sets of signed attributes: SET { SEQUENCE { OID … in each encoding that a reader takes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "310D300B06092A864886F70D010903",
        "31810D300B06092A864886F70D010903",
        "31840000000D300B06092A864886F70D010903",
        "310E30810B06092A864886F70D010903",
        "3180300B06092A864886F70D0109030000",
        "3180308006092A864886F70D01090300000000",
        "31FE*0D300B06092A864886F70D010903",
        "LONG"
      })
  void whatCmsSignsInPlaceOfADocumentIsRefusedWithTheSignKey(String digits) throws Exception {
    byte[] attributes =
        HexFormat.of()
            .parseHex(
                digits.equals("LONG")
                    ? "31818B30FE" + "00".repeat(125) + "0B06092A864886F70D010903"
                    : digits.replace("*", "00".repeat(125)));
    Files.write(Path.of(in), attributes);
    Desk.Result refused =
        Desk.with(card).typing("ABC123").run("sign", "--key=sign", in, "--out", out);
    assertThat(refused.code()).as(refused.said()).isEqualTo(50);
    assertThat(refused.said()).contains("--allow-signed-attributes").doesNotContain("{");
    assertThat(Path.of(out)).doesNotExist();
    assertThat(
            Desk.with(card)
                .typing("ABC123")
                .run("sign", "--key=sign", "--allow-signed-attributes", in, "--out", out)
                .code())
        .isZero();
    assertThat(Desk.with(card).typing("1234").run("sign", "--key=auth", in, "--out", out).code())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "31", "3100", "310D", "310E300B06092A864886F70D010903", "310232303334"})
  void otherFilesThatBeginLikeASetAreSigned(String digits) throws Exception {
    Files.write(Path.of(in), HexFormat.of().parseHex(digits));
    assertThat(Desk.with(card).typing("ABC123").run("sign", "--key=sign", in, "--out", out).code())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EFBBBF414243313233", "FFFE410042004300310032003300", "FEFF00410042"})
  void aByteOrderMarkBeforeASecretIsNamed(String digits) throws Exception {
    Path file = Files.write(folder.resolve("pin"), HexFormat.of().parseHex(digits));
    Desk.Result result =
        Desk.with(card).run("sign", "--key=sign", "--pin-file", file.toString(), in, "--out", out);
    assertThat(result.code()).isEqualTo(23);
    assertThat(result.said()).contains("byte order mark").doesNotContain("ABC");
  }
}
