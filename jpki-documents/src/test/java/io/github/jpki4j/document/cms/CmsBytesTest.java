package io.github.jpki4j.document.cms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.CmsForge;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One byte of signed data is another: a report or one exception, and intact with its content alone.
 */
class CmsBytesTest {

  /** More than the bytes before the first certificate, and than all that follows the last one. */
  private static final int BEGINNING = 100;

  private static final int END = 1_000;

  private static final SignerValidator SIGNERS =
      SignerValidator.of(KeyKind.SIGN, CertificateValidator.builder().build());

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x04, 0x05, 0x06, 0x30, 0x31, 0x7F, 0x80, 0xA0, 0xFF})
  void whateverAByteIsItIsReadOrRefused(int value) throws Exception {
    byte[] signed = new CmsForge().by(CmsCase.honest()).sign(CmsCase.CONTENT);
    int refused = 0;
    for (int i = 0; i < signed.length; i = i == BEGINNING ? signed.length - END : i + 1) {
      byte[] other = signed.clone();
      other[i] = (byte) value;
      try {
        CmsFile file = CmsFile.read(other);
        byte[] content = file.content().orElse(CmsCase.CONTENT);
        DocumentReport report =
            file.content().isPresent() ? file.verify(SIGNERS) : file.verify(SIGNERS, content);
        for (SignatureReport one : report.signatures()) {
          assertThat(!one.isIntact() || Arrays.equals(content, CmsCase.CONTENT))
              .as("byte %d: %s", i, one.findings())
              .isTrue();
        }
      } catch (DocumentException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
