package io.github.jpki4j.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.CommandWatch;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.OddCertificate;
import io.github.jpki4j.testkit.document.PdfForge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A card, or a file, whose certificate has a key or a structure of no use: one sentence, no PIN.
 */
class OddCertificateTest {

  /** What every library reads; the first two are refused where a signature shall be checked. */
  private static final Set<OddCertificate> READ =
      EnumSet.of(
          OddCertificate.MODULUS_PRIME,
          OddCertificate.MODULUS_DIVISIBLE_BY_3,
          OddCertificate.KEY_ON_P256);

  @TempDir private Path folder;

  private static TestCard card(CertificateKind kind, OddCertificate odd) {
    return TestCard.builder().clock(Desk.clock()).oddCertificate(kind, odd).build();
  }

  private List<List<String>> signing(String key) throws IOException {
    String in = Files.writeString(folder.resolve("in"), "TEST").toString();
    String pdf = Files.write(folder.resolve("in.pdf"), PdfForge.plain()).toString();
    String out = folder.resolve("out").toString();
    return List.of(
        List.of("sign", "--key", key, in, "--out", out),
        List.of("cms", "sign", "--key", key, in, "--out", out),
        List.of("pdf", "sign", "--key", key, pdf, "--out", out));
  }

  private static List<List<String>> reading(String what) {
    return List.of(
        List.of("cert", what),
        List.of("cert", what, "--format", "text"),
        List.of("validate", what));
  }

  /** Runs it, and gives how many secrets the card was sent. */
  private long refused(TestCard card, List<String> command, String secret) {
    CommandWatch watch = new CommandWatch();
    Desk.Result result =
        Desk.with(card).typing(secret).through(watch::over).run(command.toArray(String[]::new));
    assertThat(result.code()).as(command + result.said()).isEqualTo(30);
    assertThat(result.said()).contains("jpki: ").doesNotContain("Exception", "\tat ");
    assertThat(folder.resolve("out")).doesNotExist();
    return watch.secrets();
  }

  @ParameterizedTest
  @EnumSource(OddCertificate.class)
  void nothingIsSignedAndNoPinIsSent(OddCertificate odd) throws IOException {
    List<List<String>> commands = new ArrayList<>(signing("auth"));
    commands.add(List.of("tls", "GET", "https://127.0.0.1:1/"));
    for (List<String> command : commands) {
      TestCard card = card(CertificateKind.AUTH, odd);
      assertThat(refused(card, command, "1234")).as(command.toString()).isZero();
    }
  }

  /** This certificate is behind the password: it can be judged no sooner. */
  @ParameterizedTest
  @EnumSource(OddCertificate.class)
  void nothingIsSignedBehindThePassword(OddCertificate odd) throws IOException {
    for (List<String> command : signing("sign")) {
      TestCard card = card(CertificateKind.SIGN, odd);
      assertThat(refused(card, command, "ABC123")).as(command.toString()).isEqualTo(1);
      assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource(OddCertificate.class)
  void nothingIsReadFromIt(OddCertificate odd) {
    if (odd == OddCertificate.KEY_ON_P256) {
      TestCard card = card(CertificateKind.AUTH, odd);
      assertThat(Desk.with(card).run("cert", "auth", "--format", "text").code()).isZero();
      return;
    }
    for (List<String> command : reading("auth")) {
      assertThat(refused(card(CertificateKind.AUTH, odd), command, "1234")).isZero();
    }
    for (List<String> command : reading("sign")) {
      assertThat(refused(card(CertificateKind.SIGN, odd), command, "ABC123")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(OddCertificate.class)
  void aFileIsNotTrustedOrIsNoCertificateInBothLanguages(OddCertificate odd) throws IOException {
    byte[] der = card(CertificateKind.AUTH, odd).certificate(CertificateKind.AUTH);
    Path file = Files.write(folder.resolve("certificate"), der);
    for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPAN)) {
      Desk.Result result = Desk.empty().locale(locale).run("validate", file.toString());
      assertThat(result.code()).as(result.said()).isEqualTo(READ.contains(odd) ? 40 : 50);
      assertThat(result.said()).contains("jpki: ").doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void thatIsTooLongForAnyIsToldAsThat() throws IOException {
    byte[] tooLong = new byte[70_000];
    System.arraycopy(new byte[] {0x30, (byte) 0x83, 1, 0x11, 0x6B}, 0, tooLong, 0, 5);
    Path file = Files.write(folder.resolve("certificate"), tooLong);
    assertThat(Desk.empty().locale(Locale.ENGLISH).run("validate", file.toString()).said())
        .contains("is too long");
  }
}
