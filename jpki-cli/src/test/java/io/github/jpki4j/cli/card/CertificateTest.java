package io.github.jpki4j.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.Holder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateTest {

  @TempDir private Path folder;

  private final TestCard card = Desk.card();

  private Desk.Result cert(CertificateKind kind, String... more) {
    String[] args = {"cert", EnumNames.of(kind), "--pin-file", "-"};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return Desk.with(card).stdin(Desk.secret(kind.key())).run(all);
  }

  @ParameterizedTest
  @EnumSource(CertificateKind.class)
  void eachCertificateComesAsPemAndDer(CertificateKind kind)
      throws CertificateException, IOException {
    byte[] expected = card.certificate(kind);

    Desk.Result pem = cert(kind);
    assertThat(pem.code()).isZero();
    assertThat(
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.bytes()))
                .getEncoded())
        .isEqualTo(expected);
    assertThat(pem.out()).startsWith("-----BEGIN CERTIFICATE-----\n");

    assertThat(cert(kind, "--format", "der").bytes()).isEqualTo(expected);

    Path out = folder.resolve("cert.der");
    assertThat(cert(kind, "--format=der", "--out", out.toString()).out()).isEmpty();
    assertThat(out).hasBinaryContent(expected);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void noPinIsNeededForTheAuthCertificateOfACard() {
    assertThat(Desk.with(card).run("cert", "auth").code()).isZero();
    assertThat(Desk.with(card).run("cert", "auth-ca").code()).isZero();
    assertThat(Desk.with(card).run("cert", "sign-ca").code()).isZero();
  }

  @Test
  void thePhoneWantsThePinForTheAuthCertificate() {
    TestCard phone = TestCard.builder().type(TestCardType.ANDROID).build();
    assertThat(Desk.with(phone).run("cert", "auth").code()).isEqualTo(2);
    Desk.Result result = Desk.with(phone).typing("1234").run("cert", "auth");
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("4 digits (3 of 3 tries left)");
  }

  @Test
  void textShowsWhatTheCertificateSays() {
    Desk.Result result = cert(CertificateKind.SIGN, "--format", "text");
    assertThat(result.out())
        .contains("subject               CN=")
        .contains("O=JPKI-TEST")
        .contains("(Japan time)")
        .contains("RSA 2048")
        .contains("digitalSignature, nonRepudiation")
        .contains("1.2.392.200149.8.5.1.0.20")
        .contains("TEST (as the certificate says, not verified)")
        .contains("municipality          Tokyo-to TEST-shi");
    assertThat(cert(CertificateKind.AUTH, "--format", "text", "--lang", "ja").out())
        .contains("有効期間の満了")
        .contains("（日本時間）");
  }

  /** Of the reading of the name in kana nobody knows more than that it will come. */
  @Test
  void anItemThatNobodyKnowsIsNamedAndItsContentIsNotShown() throws IOException {
    Holder holder = Holder.test().withName("ＴＥＳＴ　花子", "1110111");
    byte[] certificate =
        TestCard.builder()
            .clock(Desk.clock())
            .holder(holder)
            .build()
            .certificate(CertificateKind.SIGN);
    TestCard odd =
        TestCard.builder()
            .clock(Desk.clock())
            .holder(holder)
            .file(0x0001, renamed(certificate, "1.2.392.200149.8.5.5.2", "1.2.392.200149.8.5.5.7"))
            .build();
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result result =
          Desk.with(odd)
              .locale(language)
              .stdin(Desk.secret(KeyKind.SIGN))
              .run("cert", "sign", "--pin-file", "-", "--format", "text");
      assertThat(result.code()).isZero();
      assertThat(result.out())
          .contains("ＴＥＳＴ　花子")
          .contains("1.2.392.200149.8.5.5.7")
          .contains(language.equals(Locale.JAPAN) ? "内容は表示しません" : "its content is not shown")
          .doesNotContain("1110111");
    }
    JsonNode json =
        new ObjectMapper()
            .readTree(
                Desk.with(odd)
                    .stdin(Desk.secret(KeyKind.SIGN))
                    .run("cert", "sign", "--pin-file", "-", "--json")
                    .out());
    assertThat(json.at("/attributes/unknown/0").asText()).isEqualTo("1.2.392.200149.8.5.5.7");
    assertThat(json.at("/attributes").toString()).doesNotContain("1110111");
  }

  /** With another object identifier of the same length in the place of one. */
  private static byte[] renamed(byte[] der, String from, String to) throws IOException {
    String hex = HexFormat.of().formatHex(der);
    String old = HexFormat.of().formatHex(new ASN1ObjectIdentifier(from).getEncoded());
    assertThat(hex).containsOnlyOnce(old);
    return HexFormat.of()
        .parseHex(
            hex.replace(old, HexFormat.of().formatHex(new ASN1ObjectIdentifier(to).getEncoded())));
  }

  @Test
  void jsonHoldsTheCertificateOrSaysWhereItIs() throws IOException {
    JsonNode json = new ObjectMapper().readTree(cert(CertificateKind.AUTH, "--json").out());
    assertThat(json.at("/kind").asText()).isEqualTo("auth");
    assertThat(json.at("/verified").asBoolean()).isFalse();
    assertThat(json.at("/validity").asText()).isEqualTo("current");
    assertThat(json.has("attributes")).isFalse();
    assertThat(json.at("/notAfter").asText()).endsWith("+09:00");
    assertThat(json.at("/keyUsage/0").asText()).isEqualTo("digitalSignature");
    String base64 = json.at("/pem").asText().replaceAll("-----[A-Z ]+-----|\n", "");
    assertThat(Base64.getDecoder().decode(base64))
        .isEqualTo(card.certificate(CertificateKind.AUTH));

    Path out = folder.resolve("auth.pem");
    JsonNode elsewhere =
        new ObjectMapper()
            .readTree(cert(CertificateKind.AUTH, "--json", "--out", out.toString()).out());
    assertThat(elsewhere.at("/out").asText()).isEqualTo(out.toString());
    assertThat(elsewhere.has("pem")).isFalse();
    assertThat(out).content().startsWith("-----BEGIN");
  }

  @Test
  void binaryIsNotThrownAtATerminal() {
    Desk.Result result = Desk.with(card).typing().run("cert", "auth", "--format", "der");
    assertThat(result.code()).isEqualTo(2);
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void aCertificateThatIsNotThereIsSaidInBothLanguages() {
    TestCard without = TestCard.builder().file(0x000A, new byte[0]).withoutFile(0x000B).build();
    assertThat(Desk.with(without).run("cert", "auth").code()).isEqualTo(30);
    assertThat(Desk.with(without).run("cert", "auth-ca").code()).isEqualTo(30);
    assertThat(Desk.with(without).locale(Locale.JAPANESE).run("cert", "auth").err())
        .contains("利用者証明用電子証明書がありません");
  }

  @Test
  void aDamagedCertificateIsACardError() {
    for (byte[] content :
        new byte[][] {{0x30, (byte) 0x82, 4, 0, 1}, {1, 2, 3, 4, 5}, {0x30, 2, 5, 0}}) {
      TestCard damaged = TestCard.builder().file(0x000A, content).build();
      assertThat(Desk.with(damaged).run("cert", "auth").code()).isEqualTo(30);
    }
  }
}
