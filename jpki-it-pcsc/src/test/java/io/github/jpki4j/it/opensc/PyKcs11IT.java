package io.github.jpki4j.it.opensc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Python program with PyKCS11 and OpenSC's module, at our simulated card in a real reader. */
@Tag("program")
@NeedsPcscd(programs = {"python3", "pkcs11-tool"})
class PyKcs11IT {

  private static final String PROGRAM = "pykcs11.py";
  private static final String MESSAGE = "a message for both keys";

  private final PcscdFixture service;
  private final TestCard card = TestCard.builder().build();
  private final Path program;

  PyKcs11IT(PcscdFixture service, @TempDir Path folder) throws Exception {
    this.service = service;
    this.program = folder.resolve(PROGRAM);
    try (InputStream text = PyKcs11IT.class.getResourceAsStream(PROGRAM)) {
      Files.copy(text, program);
    }
  }

  private List<String[]> run(KeyKind key, String pin) {
    Optional<String> python = ForeignProgram.python("PyKCS11");
    if (python.isEmpty()) {
      ForeignJudge.missing("PyKCS11 is not installed (Debian: python3-pykcs11)");
    }
    Optional<Path> module = OpenScModule.find();
    if (module.isEmpty()) {
      ForeignJudge.missing("opensc-pkcs11.so is not installed (Debian: opensc-pkcs11)");
    }
    String text =
        OpenSc.succeed(
            ForeignProgram.of(
                    python.orElseThrow(),
                    program.toString(),
                    module.orElseThrow().toString(),
                    service.readerName(0),
                    OpenSc.tokenLabel(key))
                .with("OPENSC_DRIVER", "jpki")
                .with("SECRET", pin)
                .input(MESSAGE));
    return text.lines().map(line -> line.split(" ")).toList();
  }

  private static byte[] bytes(String[] line) {
    return HexFormat.of().parseHex(line[2]);
  }

  @ParameterizedTest
  @EnumSource
  void certificateOfTheTokenIsThatOfTheCardAndFitsTheSignature(KeyKind key) throws Exception {
    service.insert(card);

    List<String[]> lines = run(key, OpenSc.pin(key));

    String[] signed = lines.get(lines.size() - 1);
    assertThat(signed[0]).isEqualTo("signature");
    List<byte[]> certificates =
        lines.stream()
            .filter(line -> line[0].equals("certificate") && line[1].equals(signed[1]))
            .map(PyKcs11IT::bytes)
            .toList();
    assertThat(certificates).containsExactly(card.certificate(key.certificate()));
    Certificate certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificates.get(0)));
    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(certificate);
    check.update(MESSAGE.getBytes(StandardCharsets.UTF_8));
    assertThat(check.verify(bytes(signed))).isTrue();
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void wrongPinSpendsOneTryAndTheRightOneGivesItBack(KeyKind key) throws Exception {
    service.insert(card);
    int all = card.triesLeft(key);

    assertThat(run(key, key == KeyKind.AUTH ? "9999" : "WRONG0"))
        .extracting(Arrays::toString)
        .containsExactly("[refused, CKR_PIN_INCORRECT]");
    assertThat(card.triesLeft(key)).isEqualTo(all - 1);
    assertThat(card.triesLeft(key.other())).isEqualTo(key == KeyKind.AUTH ? 5 : 3);

    run(key, OpenSc.pin(key));
    assertThat(card.triesLeft(key)).isEqualTo(all);
  }
}
