package io.github.jpki4j.it.opensc;

import static io.github.jpki4j.it.opensc.OpenSc.pin;
import static io.github.jpki4j.it.opensc.OpenSc.succeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.program.ForeignProgram.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * OpenSC signs with our simulated card in a real PC/SC reader, openssl verifies, and our own
 * session in the same reader signs alike.
 */
@Tag("program")
@NeedsPcscd(programs = {"pkcs15-crypt", "pkcs11-tool", "openssl"})
class OpenScSignatureIT {

  private static final byte[] MESSAGE = "a TEST message".getBytes(StandardCharsets.UTF_8);

  private final PcscdFixture service;
  private final OpenSc openSc;
  private final TestCard card = TestCard.builder().build();

  OpenScSignatureIT(PcscdFixture service, @TempDir Path folder) {
    this.service = service;
    this.openSc = new OpenSc(service, folder);
  }

  @BeforeEach
  void insertTheCard() throws IOException {
    service.insert(card);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void pkcs15CryptSignsAsWeDoAndOpensslVerifies(KeyKind key) throws Exception {
    byte[] signature = openSc.signByPkcs15(key, MESSAGE);

    assertVerifies(key, signature);
    assertThat(signature).as("ours").isEqualTo(signByUs(key));
  }

  private byte[] signByUs(KeyKind key) throws JpkiException {
    try (Pin pin = Pin.of(key, pin(key).toCharArray());
        MyNumberCard session = MyNumberCard.open(service.reader(0).open())) {
      return session.jpki().sign(pin, Digest.ofMessage(HashAlgorithm.SHA256, MESSAGE));
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void pkcs11ToolSignsAndOpensslVerifies(KeyKind key) throws Exception {
    succeed(openSc.signByPkcs11(key, MESSAGE, "pkcs11.sig"));

    assertVerifies(key, Files.readAllBytes(openSc.file("pkcs11.sig")));
  }

  private void assertVerifies(KeyKind key, byte[] signature) throws IOException {
    CertificateKind kind = key.certificate();
    byte[] other = MESSAGE.clone();
    other[0]++;

    assertThat(openSc.verify(card.certificate(kind), MESSAGE, signature)).contains("Verified OK");
    assertThat(openSc.verify(card.certificate(kind), other, signature)).doesNotContain("OK");
  }

  /** The tool exits with 0 even when it counted errors. */
  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void theSelfTestOfPkcs11ToolFindsNoErrors(KeyKind key) {
    assertThat(succeed(openSc.login(key, pin(key), "--test")))
        .contains("No errors")
        .contains("SHA256-RSA-PKCS: OK");
  }

  @Test
  void parallelSignersWaitForEachOther() throws Exception {
    byte[] alone = openSc.signByPkcs15(KeyKind.AUTH, MESSAGE);
    List<String> signatures = List.of("a.sig", "b.sig", "c.sig");
    List<Process> signers = new ArrayList<>();
    for (String signature : signatures) {
      signers.add(openSc.signByPkcs11(KeyKind.AUTH, MESSAGE, signature).start());
    }
    for (Process signer : signers) {
      Outcome outcome = ForeignProgram.finish(signer);
      assertThat(outcome.exit()).as(outcome.text()).isZero();
    }
    for (String signature : signatures) {
      assertThat(openSc.file(signature)).hasBinaryContent(alone);
    }
  }
}
