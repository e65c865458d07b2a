package io.github.jpki4j.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.NeighbourApplication;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.TestSecret;
import io.github.jpki4j.testkit.card.WholeCards;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.program.ForeignProgram.Outcome;
import io.github.jpki4j.testkit.program.RunnableJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command as users have it, the one runnable jar, on a real reader, beside OpenSC. */
@NeedsPcscd(programs = {"pkcs15-tool", "pkcs15-crypt", "openssl"})
class CliReaderIT {

  private final PcscdFixture service;
  private final TestCard card = TestCard.builder().build();

  @TempDir private Path folder;

  CliReaderIT(PcscdFixture service) {
    this.service = service;
  }

  private ForeignProgram jpki(String... arguments) {
    List<String> command = RunnableJar.command();
    command.addAll(List.of("--lang", "en", "--reader", service.readerName(0)));
    command.addAll(List.of(arguments));
    return ForeignProgram.of(command.toArray(new String[0])).in(folder);
  }

  private ForeignProgram openSc(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program, "--reader", service.readerName(0)));
    command.addAll(List.of(arguments));
    return ForeignProgram.of(command.toArray(new String[0]))
        .in(folder)
        .with("OPENSC_DRIVER", "jpki")
        .with("HOME", folder.toString());
  }

  private static String succeed(ForeignProgram program) {
    Outcome outcome = program.run();
    assertThat(outcome.exit()).as(outcome.text()).isZero();
    return outcome.text();
  }

  private static String name(CertificateKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String pin(KeyKind key) {
    return key == KeyKind.AUTH ? "1234" : "ABC123";
  }

  @Test
  void statusOfTheCardInTheReader() throws Exception {
    service.insert(card);
    assertThat(succeed(jpki("status", "--json")))
        .contains("\"card\" : \"my-number\"")
        .contains("\"simulated\" : false")
        .contains("\"commands\" : 8");
  }

  /**
   * Other programs can use the card in this reader, so it is shown which application tells a
   * counter.
   */
  @ParameterizedTest
  @EnumSource(WholeCards.class)
  void theWholeCardInTheReader(WholeCards kind) throws Exception {
    TestCard present = kind.build();
    Map<TestSecret, Integer> before = tries(present);
    service.insert(present);
    Outcome outcome = jpki("status", "--all", "--json").run();
    assertThat(outcome.exit()).as(outcome.text()).isEqualTo(kind.kind().isSupported() ? 0 : 12);
    assertThat(tries(present)).isEqualTo(before);
    for (NeighbourApplication application : NeighbourApplication.values()) {
      assertThat(outcome.text().replaceAll("\\s", ""))
          .contains(
              "\"application\":\"%s\",\"presence\":\"%s\""
                  .formatted(json(application), json(kind.presence(application))));
    }
    if (kind == WholeCards.PLAIN) {
      assertThat(outcome.text()).contains("\"commands\" : 27");
    }
  }

  private static String json(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<TestSecret, Integer> tries(TestCard card) {
    Map<TestSecret, Integer> tries = new EnumMap<>(TestSecret.class);
    for (TestSecret secret : TestSecret.values()) {
      tries.put(secret, card.secret(secret).triesLeft());
    }
    return tries;
  }

  /**
   * Without the native backend: the driver finds a service again, and ends links to pulled cards.
   */
  @Test
  void theJarOpensTheJdksDriver() throws Exception {
    try (JarFile jar = new JarFile(RunnableJar.PATH.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Add-Opens"))
          .isEqualTo("java.smartcardio/sun.security.smartcardio");
    }
  }

  @Test
  void doctorFindsEverythingInOrder() throws Exception {
    service.insert(card);
    assertThat(succeed(jpki("doctor"))).contains("OK").doesNotContain("NG");
  }

  @ParameterizedTest
  @EnumSource(CertificateKind.class)
  void certificatesAreThoseOfTheCard(CertificateKind kind) throws Exception {
    service.insert(card);
    Path out = folder.resolve("certificate.der");
    List<String> command =
        new ArrayList<>(List.of("cert", name(kind), "--format", "der", "--out", out.toString()));
    if (kind == CertificateKind.SIGN) {
      command.addAll(List.of("--pin-file", secret(KeyKind.SIGN).toString()));
    }
    succeed(jpki(command.toArray(new String[0])));
    assertThat(Files.readAllBytes(out)).isEqualTo(card.certificate(kind));
  }

  private Path secret(KeyKind key) throws IOException {
    return Files.writeString(folder.resolve("pin"), pin(key) + "\n");
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void signaturesAreThoseOfOpenSc(KeyKind key) throws Exception {
    service.insert(card);
    byte[] message = "a TEST message".getBytes(StandardCharsets.UTF_8);
    Path in = Files.write(folder.resolve("message"), message);
    Path hash =
        Files.write(
            folder.resolve("hash"), Digest.ofMessage(HashAlgorithm.SHA256, message).value());
    Path ours = folder.resolve("ours");
    Path theirs = folder.resolve("theirs");

    succeed(
        jpki(
            "sign",
            "--key",
            key.name().toLowerCase(Locale.ROOT),
            "--pin-file",
            secret(key).toString(),
            in.toString(),
            "--out",
            ours.toString()));
    succeed(
        openSc(
                "pkcs15-crypt",
                "--sign",
                "--sha-256",
                "--pkcs1",
                "--key",
                key == KeyKind.AUTH ? "1" : "2",
                "--pin",
                "-",
                "--input",
                hash.toString(),
                "--output",
                theirs.toString())
            .input(pin(key) + "\n"));

    assertThat(Files.readAllBytes(ours)).isEqualTo(Files.readAllBytes(theirs));
    assertThat(card.triesLeft(key)).isEqualTo(key == KeyKind.AUTH ? 3 : 5);
  }

  @Test
  void anotherCardIsNamedAndRefused() throws Exception {
    service.insert(TestCard.builder().type(TestCardType.OTHER_CARD).build());
    assertThat(jpki("status").run().exit()).isEqualTo(12);
  }

  @Test
  void anEmptyReaderIsSaid() {
    assertThat(jpki("status", "--timeout", "1").run().exit()).isEqualTo(11);
  }

  @Test
  void aWrongPinCostsOneTryAndIsSaid() throws Exception {
    service.insert(card);
    Path wrong = Files.writeString(folder.resolve("wrong"), "9999");
    Path in = Files.writeString(folder.resolve("message"), "TEST");
    Outcome outcome =
        jpki(
                "sign",
                "--key",
                "auth",
                "--pin-file",
                wrong.toString(),
                in.toString(),
                "--out",
                folder.resolve("out").toString())
            .run();
    assertThat(outcome.exit()).as(outcome.text()).isEqualTo(20);
    assertThat(outcome.text()).contains("2");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }
}
