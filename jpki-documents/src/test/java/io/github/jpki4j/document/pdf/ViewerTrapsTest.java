package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.TestTrust;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What makes poppler or mupdf show another page is refused, a change, or told with its place. */
class ViewerTrapsTest {

  @Test
  void noneIsAcceptedWithoutAWord() throws Exception {
    SignerValidator signers = TestTrust.signers(KeyKind.SIGN);
    for (Map.Entry<String, byte[]> trap : ViewerTraps.all().entrySet()) {
      assertThat(isAccepted(trap.getValue(), signers)).as(trap.getKey()).isFalse();
    }
  }

  private static boolean isAccepted(byte[] file, SignerValidator signers) {
    try {
      List<SignatureReport> signatures = PdfSignatures.verify(file, signers).signatures();
      SignatureReport first = signatures.get(0);
      return first.isIntact() && !first.has(SignatureCode.STAMP_AFTER);
    } catch (DocumentException e) {
      return false;
    }
  }
}
