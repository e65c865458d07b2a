package io.github.jpki4j.document.cms;

import static io.github.jpki4j.testkit.document.RawCms.tlv;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.RawCms;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The signer's certificate is named by signingCertificate (SHA-1) or signingCertificateV2 (RFC
 * 5035). Whichever is there has to be right; SHA-1 alone proves nothing.
 */
class NamedCertificateTest {

  private static final String OLDER = "060B2A864886F70D010910020C";
  private static final String NEWER = "060B2A864886F70D010910022F";

  /** An attribute with one certificate; of its serial number only if it is another. */
  private static byte[] attribute(String oid, byte[] value) {
    return tlv(0x30, HexFormat.of().parseHex(oid), tlv(0x31, value));
  }

  private static byte[] value(Identity signer, String hash, String what) throws Exception {
    byte[] named =
        MessageDigest.getInstance(hash)
            .digest(
                (what.equals("other") ? Identity.expired() : signer).certificate().getEncoded());
    byte[] issuer =
        tlv(
            0x30,
            tlv(0x30, tlv(0xA4, signer.certificate().getIssuer().getEncoded())),
            tlv(0x02, new byte[] {9}));
    return switch (what) {
      case "garbage" -> tlv(0x04, named);
      case "nothing" -> tlv(0x30, tlv(0x30));
      case "other serial" -> tlv(0x30, tlv(0x30, tlv(0x30, tlv(0x04, named), issuer)));
      default -> tlv(0x30, tlv(0x30, tlv(0x30, tlv(0x04, named))));
    };
  }

  @ParameterizedTest
  @CsvSource({
    ", , CERTIFICATE_NOT_NAMED",
    "right, , CERTIFICATE_NOT_NAMED",
    ", right, ATTRIBUTES_RIGHT",
    "right, right, ATTRIBUTES_RIGHT",
    "other, , CERTIFICATE_OTHER",
    ", other, CERTIFICATE_OTHER",
    "other, right, CERTIFICATE_OTHER",
    "right, other, CERTIFICATE_OTHER",
    "other serial, , CERTIFICATE_OTHER",
    ", other serial, CERTIFICATE_OTHER",
    "nothing, , CERTIFICATE_OTHER",
    "garbage, , ATTRIBUTES_MALFORMED",
    "garbage, right, ATTRIBUTES_MALFORMED",
    "twice, , ATTRIBUTES_MALFORMED",
    ", twice, ATTRIBUTES_MALFORMED"
  })
  void eachAttributeThatNamesACertificateCounts(String older, String newer, SignatureCode code)
      throws Exception {
    Identity signer = CmsCase.honest();
    RawCms raw = new RawCms(signer, CmsCase.CONTENT);
    for (int i = 0; older != null && i < (older.equals("twice") ? 2 : 1); i++) {
      raw.attributes().add(attribute(OLDER, value(signer, "SHA-1", older)));
    }
    for (int i = 0; newer != null && i < (newer.equals("twice") ? 2 : 1); i++) {
      raw.attributes().add(attribute(NEWER, value(signer, "SHA-256", newer)));
    }
    SignatureReport report =
        CmsFile.read(raw.sign()).verify(TestTrust.signers(KeyKind.SIGN)).signatures().get(0);
    assertThat(report.has(code)).as("%s", report.findings()).isTrue();
    assertThat(report.isIntact())
        .isEqualTo(
            code == SignatureCode.ATTRIBUTES_RIGHT || code == SignatureCode.CERTIFICATE_NOT_NAMED);
  }
}
