package io.github.jpki4j.document.cms;

import static io.github.jpki4j.testkit.document.RawCms.indefinite;
import static io.github.jpki4j.testkit.document.RawCms.longer;
import static io.github.jpki4j.testkit.document.RawCms.tlv;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.RawCms;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed attributes are verified as they stand, and as DER, which RFC 5652 demands. */
class SignedAttributesTest {

  private static final byte[] CONTENT = CmsCase.CONTENT;

  private static RawCms raw() throws Exception {
    return new RawCms(CmsCase.honest(), CONTENT);
  }

  private static byte[] oid(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** How the attributes stand in the file, if not in DER. */
  enum Form {
    UNSORTED {
      @Override
      byte[] written(RawCms raw) {
        Collections.reverse(raw.attributes());
        return tlv(0x31, raw.joined());
      }
    },
    LONG_LENGTH {
      @Override
      byte[] written(RawCms raw) {
        return longer(0x31, raw.joined());
      }
    },
    LONG_LENGTH_WITHIN {
      @Override
      byte[] written(RawCms raw) {
        byte[] first = raw.attributes().get(0);
        raw.attributes().set(0, longer(0x30, Arrays.copyOfRange(first, 2, first.length)));
        return tlv(0x31, raw.joined());
      }
    },
    INDEFINITE {
      @Override
      byte[] written(RawCms raw) {
        return indefinite(0x31, raw.joined());
      }
    },
    INDEFINITE_WITHIN {
      @Override
      byte[] written(RawCms raw) {
        byte[] first = raw.attributes().get(0);
        raw.attributes().set(0, indefinite(0x30, Arrays.copyOfRange(first, 2, first.length)));
        return tlv(0x31, raw.joined());
      }
    },
    HASH_IN_PARTS {
      @Override
      byte[] written(RawCms raw) {
        byte[] attribute = raw.attributes().get(1); // 30 2F, 06 09 …, 31 22, 04 20 …
        byte[] hash = Arrays.copyOfRange(attribute, attribute.length - 32, attribute.length);
        byte[] parts =
            tlv(
                0x24,
                tlv(0x04, Arrays.copyOf(hash, 10)),
                tlv(0x04, Arrays.copyOfRange(hash, 10, 32)));
        raw.attributes().set(1, tlv(0x30, Arrays.copyOfRange(attribute, 2, 13), tlv(0x31, parts)));
        return tlv(0x31, raw.joined());
      }
    };

    abstract byte[] written(RawCms raw);
  }

  private static SignatureReport report(byte[] cms) throws Exception {
    DocumentReport report = CmsFile.read(cms).verify(TestTrust.signers(KeyKind.SIGN));
    assertThat(report.signatures()).hasSize(1);
    return report.signatures().get(0);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotInDerIsVerifiedAsItStandsWithAWarning(Form form) throws Exception {
    RawCms raw = raw();
    byte[] written = form.written(raw);
    SignatureReport report = report(raw.sign(written, written));
    assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(DocumentVerdict.GOOD);
    assertThat(report.has(SignatureCode.SIGNATURE_RIGHT)).isTrue();
    assertThat(report.has(SignatureCode.ATTRIBUTES_NOT_DER)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasSignedInDerIsRightHoweverItStandsThere(Form form) throws Exception {
    byte[] der = tlv(0x31, raw().joined());
    RawCms raw = raw();
    SignatureReport report = report(raw.sign(der, form.written(raw)));
    assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(DocumentVerdict.GOOD);
    assertThat(report.has(SignatureCode.ATTRIBUTES_NOT_DER)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aChangeIsSeenInEveryForm(Form form) throws Exception {
    RawCms raw = raw();
    byte[] written = form.written(raw);
    byte[] signed = written.clone();
    signed[signed.length - 5] ^= 1;
    SignatureReport report = report(raw.sign(signed, written));
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.NOT_INTACT);
    assertThat(report.has(SignatureCode.SIGNATURE_WRONG)).isTrue();
  }

  @Test
  void derHasNoWarning() throws Exception {
    SignatureReport report = report(raw().sign());
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.GOOD);
    assertThat(report.has(SignatureCode.ATTRIBUTES_NOT_DER)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-256, -255, -128, -1, 1, 2, 256})
  void aSignatureOfTheWrongLengthIsNotMadeWithTheKey(int more) throws Exception {
    for (boolean front : new boolean[] {false, true}) {
      byte[] cms =
          raw()
              .signature(
                  right -> {
                    byte[] other = new byte[right.length + more];
                    int from = front && more < 0 ? -more : 0;
                    int to = front && more > 0 ? more : 0;
                    System.arraycopy(right, from, other, to, Math.min(right.length, other.length));
                    return other;
                  })
              .sign();
      SignatureReport report = report(cms);
      assertThat(report.has(SignatureCode.SIGNATURE_WRONG)).as("%s", report.findings()).isTrue();
      assertThat(report.has(SignatureCode.SIGNATURE_NOT_CHECKED)).isFalse();
      assertThat(report.verdict()).isEqualTo(DocumentVerdict.NOT_INTACT);
    }
  }

  @Test
  void whatMayNotBeSignedIsNotInOrder() throws Exception {
    RawCms raw = raw();
    // a signature of a signature (RFC 5652, 11.4)
    raw.attributes().add(tlv(0x30, oid("06092A864886F70D010906"), tlv(0x31, tlv(0x30))));
    assertThat(report(raw.sign()).has(SignatureCode.ATTRIBUTES_MALFORMED)).isTrue();
  }

  /** RFC 6211: what the signer says of the algorithms is what the file says of them. */
  @ParameterizedTest
  @CsvSource({
    "300D06096086480165030402010500A10D06092A864886F70D0101010500, true",
    "300B0609608648016503040201A10B06092A864886F70D010101, true", // NULL may be left out
    "300D06096086480165030402020500A10D06092A864886F70D0101010500, false", // SHA-384
    "300D06096086480165030402010500A10D06092A864886F70D01010B0500, false", // sha256WithRSA
    "300D06096086480165030402010500A20D06092A864886F70D0101010500, false", // a MAC
    "0500, false"
  })
  void theAlgorithmsAreThoseThatTheSignerSaid(String said, boolean right) throws Exception {
    RawCms raw = raw();
    raw.attributes().add(tlv(0x30, oid("06092A864886F70D010934"), tlv(0x31, tlv(0x30, oid(said)))));
    assertThat(report(raw.sign()).has(SignatureCode.ATTRIBUTES_MALFORMED)).isEqualTo(!right);
  }
}
