package io.github.jpki4j.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said of the card in a virtual reader, and of the way to it. */
class SimulateCardTest {

  private static final String SELECT = "00A4040C0AD392F000260100000001";
  private static final String WRONG_AUTH = "002000980439393939";

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String refused(int code, String... options) throws Exception {
    try (VirtualPcd reader = new VirtualPcd()) {
      RunningCommand command = RunningCommand.simulate(reader, options);
      assertThat(command.end()).as(command.err()).isEqualTo(code);
      assertThat(command.out()).isEmpty();
      return command.said();
    }
  }

  @Test
  void aPhoneHasTheAtrOfACardWithoutContacts() throws Exception {
    for (String phone : List.of("android", "iphone")) {
      try (VirtualPcd reader = new VirtualPcd()) {
        RunningCommand.simulate(reader, "--card=" + phone);
        assertThat(reader.insert()).startsWith("3B88").isNotEqualTo("3BE000FF8131FE4514");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "name = 山田　太郎; must contain TEST",
        "name = ; line 1",
        "surname = TEST; line 1",
        "'# remark\nname = TEST\nname = TEST'; line 3",
        "birth-date = 1975-02-30; line 1",
        "birth-date = 1975-??-??; line 1",
        "birth-date = 1872-12-31; line 1",
        "gender = f; line 1",
        "address = \u0007; line 1",
        "TEST; line 1"
      })
  void anOddHolderIsRefusedWithItsLine(String text, String words) throws Exception {
    assertThat(refused(50, "--holder=" + file("holder", text))).contains(words);
  }

  @Test
  void aHolderThatIsNoTextIsRefused() throws Exception {
    Path bytes = Files.write(folder.resolve("bytes"), new byte[] {'n', (byte) 0xFF, (byte) 0xFE});
    assertThat(refused(50, "--holder=" + bytes)).contains("no text file in UTF-8");
    assertThat(refused(50, "--holder=" + file("long", "#".repeat(70_000))))
        .contains("no text file");
    assertThat(refused(50, "--holder=" + folder.resolve("missing"))).contains("does not exist");
  }

  @ParameterizedTest
  @CsvSource({
    "--auth-pin-file, 12345, exactly 4 digits",
    "--sign-pin-file, ABC, 6 to 16 characters",
    "--card-info-pin-file, 12a4, digits 0-9 only"
  })
  void aMalformedSecretIsRefusedWithoutBeingShown(String option, String pin, String words)
      throws Exception {
    assertThat(refused(23, option + "=" + file("pin", pin + "\n")))
        .contains(words)
        .doesNotContain(pin);
  }

  /** As a client sees each of some faults, at the second command. */
  @ParameterizedTest
  @CsvSource({
    "lost-answer, '', 63C2",
    "not-transacted, '', 63C3",
    "answer-one-byte, 63, 63C2",
    "first-6f00, 6F00, 63C3"
  })
  void aFaultHappensAtItsCommandAndAtNoOther(String fault, String answer, String tries)
      throws Exception {
    try (VirtualPcd reader = new VirtualPcd()) {
      RunningCommand.simulate(reader, "--fault=" + fault + "@2");
      reader.insert();
      assertThat(reader.exchange(SELECT)).isEqualTo("9000");
      assertThat(reader.exchange(WRONG_AUTH)).isEqualTo(answer);
      assertThat(reader.exchange("00200098")).isEqualTo(tries);
    }
  }

  @Test
  void twoFaultsHappenOneAfterTheOther() throws Exception {
    try (VirtualPcd reader = new VirtualPcd()) {
      RunningCommand.simulate(reader, "--fault=first-6f00@1", "--fault=answer-empty@3");
      reader.insert();
      assertThat(reader.exchange(SELECT)).isEqualTo("6F00");
      assertThat(reader.exchange(SELECT)).isEqualTo("9000");
    }
  }

  @Test
  void aFaultThatTakesTheCardOutEndsTheCommand() throws Exception {
    try (VirtualPcd reader = new VirtualPcd()) {
      RunningCommand command = RunningCommand.simulate(reader, "--fault=removed-after@1");
      reader.insert();
      assertThat(reader.exchange(SELECT)).isEqualTo(VirtualPcd.GONE);
      assertThat(command.end()).isZero();
    }
  }

  @Test
  void theExchangeIsShownWithoutSecretsAndContents() throws Exception {
    String pin = file("pin", "8642");
    try (VirtualPcd reader = new VirtualPcd()) {
      RunningCommand command =
          RunningCommand.simulate(reader, "-v", "--auth-pin-file=" + pin, "--latency=1");
      reader.insert();
      reader.exchange(SELECT);
      assertThat(reader.exchange("002000980438363432")).isEqualTo("9000");
      assertThat(reader.exchange("002401980439373533")).isEqualTo("9000");
      reader.exchange("00B08A00000800");
      reader.exchange("0020");
      assertThat(command.err().lines())
          .containsExactly(
              "> 00A4040C (15 bytes)",
              "< 9000 (0 bytes)",
              "> 00200098 [secret]",
              "< 9000 (0 bytes)",
              "> 00240198 [secret]",
              "< 9000 (0 bytes)",
              "> 00B08A00 (7 bytes)",
              "< 9000 (2048 bytes)",
              "> (2 bytes)",
              "< 6700 (0 bytes)");
    }
  }

  private String pem(String name, String label, byte[] der) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String before =
        "\uFEFFBag Attributes\n    localKeyID: 01 23\nKey Attributes: <No Attributes>\n";
    return file(
        name,
        before + "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n");
  }

  @Test
  void ownCertificatesAreOnTheCardAndSign() throws Exception {
    KeyPair own = keys(2048);
    byte[] certificate = certificate(own);
    byte[] authority = Desk.card().certificate(CertificateKind.SIGN_CA);
    String state = folder.resolve("card.state").toString();
    RunningCommand command;
    try (VirtualPcd reader = new VirtualPcd()) {
      command =
          RunningCommand.simulate(
              reader,
              "--state=" + state,
              "--certificate=auth=" + pem("certificate", "CERTIFICATE", certificate),
              "--key=auth=" + pem("key", "PRIVATE KEY", own.getPrivate().getEncoded()),
              "--ca=auth=" + pem("ca", "CERTIFICATE", authority));
      reader.insert();
      reader.exchange(SELECT);
      String hex = HexFormat.of().withUpperCase().formatHex(certificate);
      assertThat(reader.exchange("00B08A00000800")).startsWith(hex);
      assertThat(reader.exchange("00B08B00000010"))
          .startsWith(HexFormat.of().withUpperCase().formatHex(authority, 0, 16));
    }
    command.end();
    Desk.Result signed =
        Desk.empty()
            .run(
                "sign",
                "--key=auth",
                "--simulate",
                "--state=" + state,
                "--pin-file=" + file("pin", "1234"),
                "--out=" + folder.resolve("out"),
                file("in", "text"));
    assertThat(signed.code()).as(signed.err()).isZero();
    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(own.getPublic());
    check.update("text".getBytes(StandardCharsets.UTF_8));
    assertThat(check.verify(Files.readAllBytes(folder.resolve("out")))).isTrue();
  }

  private static KeyPair keys(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static byte[] certificate(KeyPair keys) {
    TestPki pki = TestPki.builder().cardKey(KeyKind.AUTH, keys.getPrivate()).build();
    return TestCard.builder()
        .clock(Desk.clock())
        .pki(pki)
        .build()
        .certificate(CertificateKind.AUTH);
  }

  @Test
  void keysThatDoNotFitOrAreNoneAreRefused() throws Exception {
    KeyPair own = keys(2048);
    String certificate = "--certificate=auth=" + pem("cert", "CERTIFICATE", certificate(own));
    String other = pem("other", "PRIVATE KEY", keys(2048).getPrivate().getEncoded());
    assertThat(refused(50, certificate, "--key=auth=" + other))
        .contains("is not the key of the certificate");
    for (String bad :
        List.of(
            pem("short", "PRIVATE KEY", keys(1024).getPrivate().getEncoded()),
            file("two", "-----BEGIN PRIVATE KEY-----\n" + Files.readString(Path.of(other))),
            file("both", Files.readString(Path.of(other)) + Files.readString(Path.of(other))),
            file("after", Files.readString(Path.of(other)) + "more"),
            pem("old", "RSA PRIVATE KEY", own.getPrivate().getEncoded()),
            pem("broken", "PRIVATE KEY", new byte[] {0x30, 0x03, 2, 1, 0}),
            file("empty", ""),
            file("text", "no key"))) {
      assertThat(refused(50, certificate, "--key=auth=" + bad)).contains("holds no key");
    }
    String key = "--key=auth=" + pem("key", "PRIVATE KEY", own.getPrivate().getEncoded());
    assertThat(refused(50, "--certificate=auth=" + file("text", "no certificate"), key))
        .contains("text");
    assertThat(refused(50, certificate, key, "--ca=auth=" + folder.resolve("cert")))
        .contains("cert");
  }
}
