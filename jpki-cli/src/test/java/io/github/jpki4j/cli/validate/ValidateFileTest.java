package io.github.jpki4j.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates in files, and files that are something else. */
class ValidateFileTest {

  /** What a file can hold instead of what it should. */
  enum Content {
    EMPTY,
    TEXT,
    CUT,
    HALF_A_HEADER,
    FILLER,
    TWO,
    OPEN_PEM,
    NOT_BASE64,
    OTHER_DER,
    DIRECTORY,
    MISSING
  }

  @TempDir private Path folder;

  private final TestCard card = Desk.card();
  private final byte[] leaf = card.certificate(CertificateKind.AUTH);

  private static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private String file(Content content, String label, byte[] good) throws IOException {
    Path path = folder.resolve(content.name());
    if (content == Content.DIRECTORY) {
      return Files.createDirectory(path).toString();
    }
    if (content != Content.MISSING) {
      Files.write(path, bytes(content, label, good));
    }
    return path.toString();
  }

  private static byte[] bytes(Content content, String label, byte[] good) {
    String pem = pem(label, good);
    return switch (content) {
      case TEXT -> "This is no certificate.".getBytes(StandardCharsets.UTF_8);
      case CUT -> Arrays.copyOf(good, good.length - 1);
      case HALF_A_HEADER -> Arrays.copyOf(good, 3);
      case FILLER -> Arrays.copyOf(good, 3808);
      case TWO -> (pem + pem).getBytes(StandardCharsets.US_ASCII);
      case OPEN_PEM -> pem.substring(0, 300).getBytes(StandardCharsets.US_ASCII);
      case NOT_BASE64 -> pem.replace('M', '*').getBytes(StandardCharsets.US_ASCII);
      case OTHER_DER -> new byte[] {0x30, 3, 2, 1, 1};
      default -> new byte[0];
    };
  }

  @ParameterizedTest
  @EnumSource(Content.class)
  void aFileThatIsNoCertificateIsOneSentenceBeforeTheCardIsTouched(Content content)
      throws IOException {
    String bad = file(content, "CERTIFICATE", leaf);
    assertFileError("certificate", bad, "validate", bad);
    assertFileError("certificate", bad, "validate", "sign", "--ca", bad, "--pin-file", "-");
  }

  @ParameterizedTest
  @EnumSource(Content.class)
  void aFileThatIsNoRevocationListIsOneSentenceBeforeTheCardIsTouched(Content content)
      throws IOException {
    byte[] list =
        io.github.jpki4j.testcard.pki.TestPki.create().crl(KeyKind.SIGN, Desk.NOW).build();
    String bad = file(content, "X509 CRL", list);
    assertFileError("CRL", bad, "validate", "sign", "--crl", bad, "--pin-file", "-");
  }

  private void assertFileError(String wanted, String file, String... args) {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result result = Desk.with(card).locale(locale).stdin("WRONG1").run(args);
      assertThat(result.code()).as(result.err()).isEqualTo(50);
      assertThat(result.out()).isEmpty();
      assertThat(result.err().replaceAll("\\s+", "")).contains(file.replaceAll("\\s+", ""));
      boolean there = Files.isRegularFile(Path.of(file));
      if (locale.equals(Locale.ENGLISH) && there) {
        assertThat(result.said()).containsIgnoringCase("give").containsIgnoringCase(wanted);
      }
      if (locale.equals(Locale.JAPAN)) {
        assertThat(result.err()).containsPattern("[ぁ-ん]");
      }
    }
    assertThat(card.traffic().commands()).isZero();
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "EMPTY, is empty",
    "TEXT, holds something else",
    "CUT, is cut short",
    "FILLER, filler of a card's file",
    "TWO, holds several",
    "OPEN_PEM, is cut short",
    "DIRECTORY, it is a directory",
    "MISSING, does not exist"
  })
  void theSentenceSaysWhatIsWrong(Content content, String words) throws IOException {
    Desk.Result result = Desk.empty().run("validate", file(content, "CERTIFICATE", leaf));
    assertThat(result.said()).contains(words);
  }

  @Test
  void aLeafIsNoCa() throws IOException {
    String file = file("leaf", leaf);
    Desk.Result result = Desk.with(card).run("validate", "auth", "--ca", file);
    assertThat(result.code()).isEqualTo(50);
    assertThat(result.said()).contains("not that of a CA");
    assertThat(card.traffic().commands()).isZero();
  }

  @ParameterizedTest
  @EnumSource(CertificateKind.class)
  void theKindDecidesThePurpose(CertificateKind kind) throws IOException {
    for (byte[] content :
        new byte[][] {
          card.certificate(kind),
          pem("CERTIFICATE", card.certificate(kind)).getBytes(StandardCharsets.US_ASCII)
        }) {
      Desk.Result result =
          Desk.empty()
              .withoutReader()
              .run("validate", file("c", content), "--trust-test", "--no-revocation", "--json");
      assertThat(new ObjectMapper().readTree(result.out()).at("/purpose").asText())
          .isEqualTo(EnumNames.of(kind.key()));
      assertThat(result.code()).isEqualTo(kind.isCa() ? 40 : 0);
      Desk.Result piped =
          Desk.empty()
              .withoutReader()
              .stdin(content)
              .run("validate", "-", "--trust-test", "--no-revocation");
      assertThat(piped.code()).isEqualTo(result.code());
    }
  }

  @Test
  void caCertificatesAreCandidatesAndNoAnchors() throws IOException {
    String authority = file("ca", card.certificate(CertificateKind.AUTH_CA));
    String other = file("other", card.certificate(CertificateKind.SIGN_CA));
    String file = file("leaf", leaf);
    Desk.Result alone = Desk.empty().run("validate", file, "--no-revocation");
    assertThat(alone.out()).contains("--  CA ").contains("Give it with --ca");
    Desk.Result given =
        Desk.empty().run("validate", file, "--no-revocation", "--ca", other, "--ca", authority);
    assertThat(given.code()).isEqualTo(40);
    assertThat(given.out()).contains("OK  CA's signature").contains("NG  CA ");
    Desk.Result trusted =
        Desk.empty().run("validate", file, "--no-revocation", "--ca", authority, "--trust-test");
    assertThat(trusted.code()).isZero();
  }
}
