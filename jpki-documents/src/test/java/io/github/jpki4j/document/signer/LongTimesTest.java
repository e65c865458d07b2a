package io.github.jpki4j.document.signer;

import static io.github.jpki4j.testkit.document.RawCms.tlv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.document.TimeStampCode;
import io.github.jpki4j.document.TimeStampKind;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.RawCms;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;

/**
 * BouncyCastle takes minutes for a time with millions of digits of a second: such a one is none.
 */
class LongTimesTest {

  private static final byte[] CONTENT = "Rent: 100".getBytes(StandardCharsets.US_ASCII);

  private static String time(int digits) {
    return "20260101120000" + (digits == 0 ? "" : "." + "1".repeat(digits)) + "Z";
  }

  private static byte[] signed(int digits) throws Exception {
    RawCms cms = new RawCms(Identity.holder(KeyKind.SIGN), CONTENT);
    byte[] time = time(digits).getBytes(StandardCharsets.US_ASCII);
    cms.attributes()
        .add(tlv(0x30, CMSAttributes.signingTime.getEncoded(), tlv(0x31, tlv(0x18, time))));
    return cms.sign();
  }

  @Test
  void theTimeOfASignatureHasABound() throws Exception {
    for (int digits : new int[] {0, 3}) {
      assertThat(
              CmsFile.read(signed(digits))
                  .verify(TestTrust.signers(KeyKind.SIGN))
                  .signatures()
                  .get(0)
                  .claimedTime()
                  .map(time -> time.truncatedTo(ChronoUnit.SECONDS)))
          .isEqualTo(Optional.of(Instant.parse("2026-01-01T12:00:00Z")));
    }
    assertThatThrownBy(() -> CmsFile.read(signed(4_000_000)))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_CMS));
  }

  /** A time stamp has it once more, within its content; by hand, as the library takes minutes. */
  private static byte[] token(int digits) throws Exception {
    byte[] info =
        tlv(
            0x30,
            new ASN1Integer(1).getEncoded(),
            new ASN1ObjectIdentifier("1.2.3").getEncoded(),
            new MessageImprint(
                    new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), new byte[32])
                .getEncoded(),
            new ASN1Integer(1).getEncoded(),
            tlv(0x18, time(digits).getBytes(StandardCharsets.US_ASCII)));
    SignedData data = SignedData.getInstance(ContentInfo.getInstance(signed(0)).getContent());
    ContentInfo content =
        new ContentInfo(PKCSObjectIdentifiers.id_ct_TSTInfo, new DEROctetString(info));
    return new ContentInfo(
            CMSObjectIdentifiers.signedData,
            new SignedData(
                data.getDigestAlgorithms(),
                content,
                data.getCertificates(),
                null,
                data.getSignerInfos()))
        .getEncoded(ASN1Encoding.DER);
  }

  @Test
  void theTimeOfATimeStampHasABound() throws Exception {
    assertThat(malformed(0)).isFalse();
    assertThat(malformed(3)).isFalse();
    assertThat(malformed(4_000_000)).isTrue();
  }

  private static boolean malformed(int digits) throws Exception {
    return TimeStampCheck.check(
            TimeStampKind.SIGNATURE, token(digits), SignedContent.of(new byte[0]))
        .findings()
        .stream()
        .anyMatch(finding -> finding.code() == TimeStampCode.TOKEN_MALFORMED);
  }
}
