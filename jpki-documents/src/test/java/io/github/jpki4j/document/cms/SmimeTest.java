package io.github.jpki4j.document.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.Identity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmimeTest {

  private static final String PART = "Content-Type: text/plain; charset=utf-8\r\n\r\n契約書\r\n";

  private static String message(String part, byte[] signature) {
    return "From: a@example.invalid\r\n"
        + "MIME-Version: 1.0\r\n"
        + "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\r\n"
        + "\tmicalg=sha-256; boundary=\"BB\"\r\n\r\nThis is S/MIME.\r\n"
        + "--BB\r\n"
        + part
        + "\r\n--BB\r\n"
        + "Content-Type: application/pkcs7-signature; name=smime.p7s\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(signature)
        + "\r\n--BB--\r\n";
  }

  private static String signed() throws Exception {
    byte[] signature =
        new CmsForge().by(CmsCase.honest()).detached().sign(PART.getBytes(StandardCharsets.UTF_8));
    return message(PART, signature);
  }

  private static CmsFile read(String message) throws DocumentException {
    return CmsFile.read(message.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n"})
  void aMessageIsVerifiedWhateverEndsItsLinesHere(String eol) throws Exception {
    CmsFile file = read(signed().replace("\r\n", eol));
    DocumentReport report = file.verify(TestTrust.signers(KeyKind.SIGN));
    assertThat(report.verdict())
        .as("%s", report.signatures().get(0).findings())
        .isEqualTo(DocumentVerdict.GOOD);
    assertThat(report.signatures().get(0).has(SignatureCode.COVERS_PART)).isTrue();
    assertThat(file.content().orElseThrow()).isEqualTo(PART.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> file.verify(TestTrust.signers(KeyKind.SIGN), new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aChangedPartIsSeen() throws Exception {
    DocumentReport report =
        read(signed().replace("契約書", "契約者")).verify(TestTrust.signers(KeyKind.SIGN));
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.NOT_INTACT);
    assertThat(report.signatures().get(0).has(SignatureCode.DIGEST_WRONG)).isTrue();
  }

  /** What another program might read in another way. */
  enum Odd {
    NO_BOUNDARY(m -> m.replace("; boundary=\"BB\"", "")),
    TWO_BOUNDARIES(m -> m.replace("; boundary=\"BB\"", "; boundary=\"BB\"; boundary=CC")),
    EMPTY_BOUNDARY(m -> m.replace("boundary=\"BB\"", "boundary=\"\"")),
    UNCLOSED_QUOTE(m -> m.replace("boundary=\"BB\"", "boundary=\"BB")),
    TWO_TYPES(
        m -> m.replace("MIME-Version: 1.0", "Content-Type: multipart/signed; boundary=CC\r\nX: y")),
    NOT_CLOSED(m -> m.replace("--BB--", "")),
    CUT(m -> m.substring(0, m.indexOf("application/pkcs7-signature; name"))),
    A_THIRD_PART(m -> m.replace("--BB--", "--BB\r\n\r\nmore\r\n--BB--")),
    CLOSED_EARLY(m -> m.replaceFirst("\r\n--BB\r\nContent-Type: app", "\r\n--BB--\r\nC: app")),
    TEXT_AFTER_THE_END(m -> m + "One more thing"),
    A_LINE_LIKE_A_BOUNDARY(m -> m.replace("契約書", "契約書\r\n--BBQ")),
    ANOTHER_TYPE(m -> m.replace("application/pkcs7-signature; name", "application/pgp; name")),
    NOT_BASE64(m -> m.replace("Encoding: base64", "Encoding: 7bit")),
    DAMAGED_BASE64(m -> m.replace("\r\nMII", "\r\nM*I"));

    @SuppressWarnings("ImmutableEnumChecker") // keeps nothing
    private final UnaryOperator<String> change;

    Odd(UnaryOperator<String> change) {
      this.change = change;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatMightBeReadInAnotherWayIsRefused(Odd odd) throws Exception {
    String message = odd.change.apply(signed());
    assertThat(message).isNotEqualTo(signed());
    assertThatThrownBy(() -> read(message))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.SMIME_MALFORMED));
  }

  @Test
  void aSignatureThatBringsAContentOfItsOwnIsRefused() throws Exception {
    byte[] attached =
        new CmsForge().by(CmsCase.honest()).sign(PART.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(message(PART, attached)))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.SMIME_MALFORMED));
  }

  @Test
  void aMessageThatIsSignedDataHasItsContent() throws Exception {
    String header =
        String.join(
            "\r\n",
            "Content-Type: application/pkcs7-mime; smime-type=signed-data",
            "Content-Transfer-Encoding: base64",
            "",
            "");
    byte[] content = PART.getBytes(StandardCharsets.UTF_8);
    CmsForge forge = new CmsForge().by(CmsCase.honest());
    CmsFile file = read(header + Base64.getMimeEncoder().encodeToString(forge.sign(content)));
    DocumentReport report = file.verify(TestTrust.signers(KeyKind.SIGN));
    assertThat(report.isGood()).isTrue();
    assertThat(report.signatures().get(0).has(SignatureCode.COVERS_PART)).isTrue();
    assertThat(file.content().orElseThrow()).isEqualTo(content);
    byte[] empty = forge.detached().sign(content);
    assertThatThrownBy(() -> read(header + Base64.getMimeEncoder().encodeToString(empty)))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.SMIME_MALFORMED));
  }

  @Test
  void whateverIsCutOffOrChangedItIsReadOrRefused() throws Exception {
    byte[] good = signed().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 500; i++) {
      for (byte value : new byte[] {0, '\n', '-', ';', '"', ':', (byte) 0xFF}) {
        byte[] other = good.clone();
        other[i] = value;
        try {
          CmsFile file = CmsFile.read(other);
          if (file.content().isPresent()) {
            DocumentReport report = file.verify(TestTrust.signers(KeyKind.SIGN));
            boolean same =
                new String(file.content().orElseThrow(), StandardCharsets.UTF_8).equals(PART);
            assertThat(report.isGood()).as("%d %d", i, value).isEqualTo(same);
          }
        } catch (DocumentException e) {
          assertThat(e.problem()).isNotNull();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"契約書\n", "", "--BB\r\n", "\u0000"})
  void whatIsWrittenIsReadAgain(String text) throws Exception {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    for (HashAlgorithm hash : List.of(HashAlgorithm.SHA256, HashAlgorithm.SHA512)) {
      byte[] message =
          new CardInHand()
              .sign(KeyKind.SIGN, PreparedCms.smime(content, hash, Identity.CLOCK.instant()));
      CmsFile file = CmsFile.read(message);
      assertThat(file.verify(TestTrust.signers(KeyKind.SIGN)).isGood()).isTrue();
      String part = new String(file.content().orElseThrow(), StandardCharsets.US_ASCII);
      assertThat(part)
          .contains(
              text.equals("\u0000")
                  ? "Content-Type: application/octet-stream"
                  : "Content-Type: text/plain; charset=utf-8");
      assertThat(Base64.getMimeDecoder().decode(part.substring(part.indexOf("\r\n\r\n"))))
          .isEqualTo(content);
    }
  }
}
