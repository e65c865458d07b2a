package io.github.jpki4j.document.cms;

import static io.github.jpki4j.testkit.document.RawCms.indefinite;
import static io.github.jpki4j.testkit.document.RawCms.tlv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.RawCms;
import io.github.jpki4j.testkit.program.ProcessorTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What takes much time or memory is refused before it does. */
class CmsBoundsTest {

  /** Seconds of processor. */
  private static final double MOST_WORK = 10;

  private static RawCms raw() throws Exception {
    return new RawCms(CmsCase.honest(), CmsCase.CONTENT);
  }

  private static DocumentReport report(byte[] cms) throws Exception {
    return CmsFile.read(cms).verify(TestTrust.signers(KeyKind.SIGN));
  }

  private static void assertRefused(byte[] cms, Problem problem) {
    assertThatThrownBy(() -> ProcessorTime.within(MOST_WORK, () -> CmsFile.read(cms)))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  /** Another certificate of the same name each time. */
  private static byte[] certificate(int number) throws Exception {
    byte[] encoded = Identity.selfMade().certificate().getEncoded();
    encoded[encoded.length - 1] ^= (byte) number;
    encoded[encoded.length - 2] ^= (byte) (number >> 8);
    return encoded;
  }

  @Test
  void sixtyFourSignersAreReportedAndOneMoreIsRefused() throws Exception {
    DocumentReport report = report(raw().signers(64).sign());
    assertThat(report.signatures()).hasSize(64);
    assertThat(report.isGood()).isTrue();
    assertRefused(raw().signers(65).sign(), Problem.CMS_TOO_LARGE);
  }

  @Test
  void soManyDifferentCertificatesMayComeAlongAndCopiesDoNotCount() throws Exception {
    RawCms raw = raw();
    byte[] other = certificate(0);
    for (int i = 1; i < 256; i++) {
      byte[] changed = other.clone();
      changed[changed.length - 1] ^= (byte) i;
      raw.certificates().add(0, changed);
      raw.certificates().add(raw.certificates().get(raw.certificates().size() - 1));
    }
    DocumentReport report = report(raw.sign());
    assertThat(report.isGood()).as("%s", report).isTrue();
    assertThat(report.signatures().get(0).others()).hasSize(64);
    byte[] more = other.clone();
    more[more.length - 2] ^= 1;
    raw.certificates().add(more);
    assertRefused(raw.sign(), Problem.CMS_TOO_LARGE);
  }

  @Test
  void whatIsNestedOrHasElementsWithoutEndIsRefused() throws Exception {
    byte[] good = raw().sign();
    byte[] deep = new byte[0];
    for (int i = 0; i < 100; i++) {
      deep = i % 2 == 0 ? tlv(0x30, deep) : indefinite(0x30, deep);
    }
    assertRefused(deep, Problem.NOT_CMS);
    byte[] nulls = new byte[4 << 20];
    for (int i = 0; i < nulls.length; i += 2) {
      nulls[i] = 5;
    }
    assertRefused(
        tlv(0x30, Arrays.copyOfRange(good, 4, 15), tlv(0xA0, nulls)), Problem.CMS_TOO_LARGE);
    assertRefused(
        indefinite(0x30, Arrays.copyOfRange(good, 4, 15), indefinite(0xA0, nulls)),
        Problem.CMS_TOO_LARGE);
  }

  /** Every length of the outermost elements is another. */
  @Test
  void everyLengthIsTakenAsHostile() throws Exception {
    byte[] good = raw().sign();
    for (int at : new int[] {1, 2, 3, 5, 16, 17, 18, 20, 21, 22}) {
      for (int value = 0; value < 256; value++) {
        byte[] other = good.clone();
        other[at] = (byte) value;
        try {
          DocumentReport report = report(other);
          assertThat(report.isGood()).as("%d %d", at, value).isEqualTo(Arrays.equals(other, good));
        } catch (DocumentException e) {
          assertThat(Arrays.equals(other, good)).isFalse();
        }
      }
    }
  }
}
