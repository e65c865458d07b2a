package io.github.jpki4j.document.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.XmlForge;
import java.security.MessageDigest;
import javax.xml.crypto.dsig.DigestMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The signer's certificate is named by SigningCertificate or SigningCertificateV2 of XAdES.
 * Whichever is there has to be right; SHA-1 proves nothing.
 */
class XadesCertificateTest {

  private static String named(Identity signer, String element, String what) throws Exception {
    if (what.equals("-")) {
      return "";
    }
    boolean weak = what.endsWith("SHA-1");
    Identity meant = what.startsWith("other") ? Identity.expired() : signer;
    byte[] hash =
        MessageDigest.getInstance(weak ? "SHA-1" : "SHA-256")
            .digest(meant.certificate().getEncoded());
    String method = what.equals("unknown") ? "urn:test" : DigestMethod.SHA256;
    return XmlForge.named(element, weak ? DigestMethod.SHA1 : method, hash);
  }

  @ParameterizedTest
  @CsvSource({
    "-, -, CERTIFICATE_NOT_NAMED",
    "right, -, ATTRIBUTES_RIGHT",
    "-, right, ATTRIBUTES_RIGHT",
    "right, right, ATTRIBUTES_RIGHT",
    "right SHA-1, -, CERTIFICATE_NOT_NAMED",
    "-, right SHA-1, CERTIFICATE_NOT_NAMED",
    "right SHA-1, right, ATTRIBUTES_RIGHT",
    "right, right SHA-1, ATTRIBUTES_RIGHT",
    "other, -, CERTIFICATE_OTHER",
    "-, other, CERTIFICATE_OTHER",
    "other SHA-1, -, CERTIFICATE_OTHER",
    "other, right, CERTIFICATE_OTHER",
    "right, other, CERTIFICATE_OTHER",
    "other SHA-1, right, CERTIFICATE_OTHER",
    "unknown, -, ATTRIBUTES_MALFORMED",
    "unknown, right, ATTRIBUTES_MALFORMED"
  })
  void eachElementThatNamesACertificateCounts(String older, String newer, SignatureCode code)
      throws Exception {
    Identity signer = CmsCase.honest();
    String certificates =
        named(signer, "SigningCertificate", older) + named(signer, "SigningCertificateV2", newer);
    byte[] xml =
        new XmlForge(signer)
            .whole()
            .xades(Identity.CLOCK.instant(), certificates)
            .enveloped("<contract/>");
    SignatureReport report =
        XmlFile.read(xml).verify(TestTrust.signers(KeyKind.SIGN)).signatures().get(0);
    assertThat(report.has(code)).as("%s", report.findings()).isTrue();
    assertThat(report.isIntact())
        .isEqualTo(
            code == SignatureCode.ATTRIBUTES_RIGHT || code == SignatureCode.CERTIFICATE_NOT_NAMED);
  }
}
