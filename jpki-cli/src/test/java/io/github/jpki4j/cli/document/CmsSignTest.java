package io.github.jpki4j.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CmsSignTest {

  private static final byte[] TEXT = "契約書\n".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private final TestCard card = Desk.card();
  private String in = "";
  private String out = "";

  @BeforeEach
  void write() throws IOException {
    in = Files.write(folder.resolve("in.txt"), TEXT).toString();
    out = folder.resolve("out.p7m").toString();
  }

  private SignerInformation signer(CMSSignedData data) {
    assertThat(data.getSignerInfos().getSigners()).hasSize(1);
    return data.getSignerInfos().getSigners().iterator().next();
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, sha256, false",
    "SIGN, sha256, false",
    "AUTH, sha384, true",
    "SIGN, sha512, true"
  })
  void bouncyCastleVerifiesWhatTheCardSigned(KeyKind key, String hash, boolean detached)
      throws Exception {
    String[] args = {
      "cms", "sign", "--key", EnumNames.of(key), "--hash", hash, in, "--out", out, "--detached"
    };
    Desk.Result result =
        Desk.with(card)
            .typing(Desk.secret(key))
            .run(detached ? args : Arrays.copyOf(args, args.length - 1));

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).isEmpty();
    byte[] der = Files.readAllBytes(Path.of(out));
    CMSSignedData data =
        detached
            ? new CMSSignedData(new CMSProcessableByteArray(TEXT), der)
            : new CMSSignedData(der);
    assertThat(data.isDetachedSignature()).isEqualTo(detached);
    X509CertificateHolder leaf = new X509CertificateHolder(card.certificate(key.certificate()));
    assertThat(signer(data).verify(new JcaSimpleSignerInfoVerifierBuilder().build(leaf))).isTrue();
    assertThat(data.getCertificates().getMatches(null))
        .containsExactlyInAnyOrder(
            leaf, new X509CertificateHolder(card.certificate(key.caCertificate())));
  }

  @Test
  void theSignedAttributesAreThoseOfCades() throws Exception {
    Desk.with(card).typing("1234").run("cms", "sign", "--key", "auth", in, "--out", out);
    SignerInformation signer = signer(new CMSSignedData(Files.readAllBytes(Path.of(out))));
    Set<?> attributes = signer.getSignedAttributes().toHashtable().keySet();
    assertThat(attributes.stream().map(Object::toString))
        .containsExactlyInAnyOrder(
            CMSAttributes.contentType.getId(),
            CMSAttributes.messageDigest.getId(),
            CMSAttributes.signingTime.getId(),
            PKCSObjectIdentifiers.id_aa_signingCertificateV2.getId());
    Instant time =
        Time.getInstance(
                signer
                    .getSignedAttributes()
                    .get(CMSAttributes.signingTime)
                    .getAttrValues()
                    .getObjectAt(0))
            .getDate()
            .toInstant();
    assertThat(time).isEqualTo(Desk.NOW);
  }

  @Test
  void aMailIsSignedAndVerified() throws IOException {
    Desk.Result signed =
        Desk.with(card)
            .typing(Desk.secret(KeyKind.SIGN))
            .run("cms", "sign", "--key=sign", "--smime", "--json", in, "--out", out);
    assertThat(signed.code()).as(signed.said()).isZero();
    assertThat(signed.out()).contains("\"smime\" : true");
    assertThat(Files.readString(Path.of(out)))
        .startsWith("MIME-Version: 1.0\r\nContent-Type: multi");
    String part = folder.resolve("part").toString();
    Desk.Result verified =
        Desk.empty().run("cms", "verify", out, "--trust-test", "--no-revocation", "--out", part);
    assertThat(verified.code()).as(verified.said()).isZero();
    assertThat(verified.out()).contains("the signed part of the message");
    assertThat(Files.readString(Path.of(part))).startsWith("Content-Type: ");
    assertThat(
            Desk.with(card)
                .run("cms", "sign", "--key=sign", "--smime", "--detached", in, "--out", out)
                .code())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void itVerifiesItsOwn(KeyKind key) throws IOException {
    Desk.with(card)
        .typing(Desk.secret(key))
        .run("cms", "sign", "--key", EnumNames.of(key), in, "--out", out);
    String content = folder.resolve("content").toString();
    Desk.Result result =
        Desk.empty()
            .run(
                "cms",
                "verify",
                out,
                "--as",
                EnumNames.of(key),
                "--trust-test",
                "--no-revocation",
                "--out",
                content);
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(Files.readAllBytes(Path.of(content))).isEqualTo(TEXT);
  }

  @Test
  void oneVerifyAndOneSignature() throws IOException {
    String recording = folder.resolve("recording").toString();
    String pin = Files.writeString(folder.resolve("pin"), "ABC123\n").toString();
    Desk.Result result =
        Desk.with(card)
            .run(
                "record",
                "--out",
                recording,
                "cms",
                "sign",
                "--key",
                "sign",
                in,
                "--out",
                out,
                "--pin-file",
                pin);
    assertThat(result.code()).as(result.err()).isZero();
    String said = Files.readString(Path.of(recording));
    assertThat(said.lines().filter(line -> line.startsWith("> 802A"))).hasSize(1);
    assertThat(said.lines().filter(line -> line.contains("[secret]"))).hasSize(1);
  }

  @Test
  void aPersonIsToldWhatTheDocumentWillSay() {
    Desk.Result sign =
        Desk.with(card).typing("ABC123").run("cms", "sign", "--key", "sign", in, "--out", out);
    assertThat(sign.said()).contains("whoever gets it can read name, address");
    Desk.Result auth =
        Desk.with(card).typing("1234").run("cms", "sign", "--key", "auth", in, "--out", out);
    assertThat(auth.said()).doesNotContain("address");
    Desk.Result help = Desk.empty().run("cms", "sign", "--help");
    assertThat(help.out().replaceAll("\\s+", " ")).contains("can read name, address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cms sign --key auth --hash sha1 IN --out OUT",
        "cms sign --key auth --hash md5 IN --out OUT",
        "cms sign IN --out OUT",
        "cms sign --key auth IN",
        "cms sign --key auth - --out OUT --pin-file -",
        "cms sign --key auth IN --out -",
        "cms"
      })
  void aMistakeOnTheCommandLineTouchesNoCard(String line) {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result result =
          Desk.with(card)
              .locale(locale)
              .typing("1234")
              .run(line.replace("IN", in).replace("OUT", out).split(" "));
      assertThat(result.code()).as(result.err()).isEqualTo(2);
    }
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void aFileThatCannotBeReadOrWrittenTouchesNoCard() {
    String missing = folder.resolve("missing").resolve("x").toString();
    for (String[] args :
        new String[][] {
          {"cms", "sign", "--key", "auth", missing, "--out", out},
          {"cms", "sign", "--key", "auth", "--detached", missing, "--out", out},
          {"cms", "sign", "--key", "auth", in, "--out", missing}
        }) {
      assertThat(Desk.with(card).typing("1234").run(args).code()).isEqualTo(50);
    }
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void anOlderFileStaysIfTheCardDoesNotSign() throws IOException {
    Files.writeString(Path.of(out), "old");
    assertThat(
            Desk.with(card)
                .typing("9999")
                .run("cms", "sign", "--key=auth", in, "--out", out)
                .code())
        .isEqualTo(20);
    assertThat(Path.of(out)).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void jsonSaysWhatWasDone() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                Desk.with(card)
                    .stdin("1234")
                    .run("cms", "sign", "--json", "--key=auth", in, "--out", out, "--pin-file=-")
                    .out());
    assertThat(json.at("/key").asText()).isEqualTo("auth");
    assertThat(json.at("/hash").asText()).isEqualTo("sha256");
    assertThat(json.at("/detached").asBoolean()).isFalse();
    assertThat(json.at("/bytes").asLong()).isEqualTo(Files.size(Path.of(out)));
  }
}
