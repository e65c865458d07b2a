package io.github.jpki4j.document.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.document.TimeStampCode;
import io.github.jpki4j.document.TimeStampKind;
import io.github.jpki4j.document.TimeStampReport;
import io.github.jpki4j.document.xml.XmlFile;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.XmlForge;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Time stamps of signatures of XAdES: the same findings as in CMS. */
class XadesTimeStampTest {

  private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
  private static final String C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

  private static final Pattern VALUE = Pattern.compile("<SignatureValue>([^<]*)</SignatureValue>");

  /** A document whose namespaces and language its signature inherits. */
  private static final String XML =
      "<p:contract xmlns:p=\"urn:test:p\" xmlns:a=\"urn:test:a\" xml:lang=\"ja\" b=\"c\">"
          + "<p:rent>100</p:rent></p:contract>";

  private static String signed(Identity signer) throws Exception {
    return new String(
        new XmlForge(signer).whole().xades(Identity.CLOCK.instant()).enveloped(XML),
        StandardCharsets.UTF_8);
  }

  /** What is stamped, written down by the rules of Canonical XML. */
  private static String canonical(String xml, String algorithm) {
    Matcher value = VALUE.matcher(xml);
    assertThat(value.find()).isTrue();
    String inherited =
        switch (algorithm) {
          case EXCLUSIVE -> "";
          default -> " xmlns:a=\"urn:test:a\" xmlns:p=\"urn:test:p\" xml:lang=\"ja\"";
        };
    return "<SignatureValue xmlns=\""
        + DSIG
        + "\""
        + inherited
        + ">"
        + value.group(1).replace("&#13;", "&#xD;")
        + "</SignatureValue>";
  }

  private static String token(TestTsa tsa, String stamped) throws Exception {
    return Base64.getEncoder()
        .encodeToString(
            tsa.token(
                MessageDigest.getInstance("SHA-256")
                    .digest(stamped.getBytes(StandardCharsets.UTF_8))));
  }

  private static String stamp(String content) {
    return "<xades:SignatureTimeStamp>" + content + "</xades:SignatureTimeStamp>";
  }

  private static String encapsulated(String token) {
    return "<xades:EncapsulatedTimeStamp>" + token + "</xades:EncapsulatedTimeStamp>";
  }

  private static String method(String algorithm) {
    return "<CanonicalizationMethod xmlns=\"" + DSIG + "\" Algorithm=\"" + algorithm + "\"/>";
  }

  private static String with(String xml, String unsigned) {
    return xml.replace(
        "</xades:QualifyingProperties>",
        "<xades:UnsignedProperties><xades:UnsignedSignatureProperties>"
            + unsigned
            + "</xades:UnsignedSignatureProperties></xades:UnsignedProperties>"
            + "</xades:QualifyingProperties>");
  }

  private static DocumentReport verify(String xml) throws Exception {
    return XmlFile.read(xml.getBytes(StandardCharsets.UTF_8))
        .verify(CmsTimeStampTest.signers(Identity.CLOCK));
  }

  @ParameterizedTest
  @MethodSource("io.github.jpki4j.document.timestamp.CmsTimeStampTest#tokens")
  void whatIsWrongIsAFindingAndProvesNothing(TsaCase given) throws Exception {
    String xml = signed(CmsCase.honest());
    DocumentReport report =
        verify(with(xml, stamp(encapsulated(token(TestTsa.of(given), canonical(xml, C14N))))));
    assertThat(report.verdict()).as(report.toString()).isEqualTo(DocumentVerdict.GOOD);
    assertThat(report.signatures()).hasSize(1);
    assertThat(report.timeStamps()).hasSize(1);
    TimeStampReport stamp = report.timeStamps().get(0);
    assertThat(stamp.kind()).isEqualTo(TimeStampKind.SIGNATURE);
    assertThat(stamp.signatures()).containsExactly(0);
    boolean isGood = given.finding.isEmpty();
    assertThat(stamp.isGood()).as("%s", stamp).isEqualTo(isGood);
    assertThat(report.signatures().get(0).existed().isPresent()).isEqualTo(isGood);
    if (!isGood) {
      String code = given.finding.toUpperCase(Locale.ROOT).replace('-', '_');
      assertThat(stamp.has(TimeStampCode.valueOf(code))).as("%s", stamp).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    C14N,
    C14N + "#WithComments",
    "http://www.w3.org/2006/12/xml-c14n11",
    EXCLUSIVE,
  })
  void theStampNamesItsCanonicalForm(String algorithm) throws Exception {
    String xml = signed(CmsCase.honest());
    for (String made : new String[] {C14N, EXCLUSIVE}) {
      DocumentReport report =
          verify(
              with(
                  xml,
                  stamp(
                      method(algorithm)
                          + encapsulated(token(TestTsa.of(TsaCase.RIGHT), canonical(xml, made))))));
      assertThat(report.timeStamps().get(0).isGood())
          .as("%s", report)
          .isEqualTo(algorithm.equals(EXCLUSIVE) == made.equals(EXCLUSIVE));
    }
  }

  @Test
  void aSignatureIsJudgedWhenItExisted() throws Exception {
    Identity expired = Identity.expired(); // in 2025
    String xml = signed(expired);
    assertThat(verify(xml).verdict()).isEqualTo(DocumentVerdict.NOT_TRUSTED);
    DocumentReport report =
        verify(
            with(
                xml, stamp(encapsulated(token(at("2024-05-01T00:00:00Z"), canonical(xml, C14N))))));
    assertThat(report.verdict()).as(report.toString()).isEqualTo(DocumentVerdict.GOOD);
    SignatureReport signature = report.signatures().get(0);
    assertThat(signature.existed()).contains(Instant.parse("2024-05-01T00:00:01Z")); // and accuracy
    assertThat(signature.certificate().orElseThrow().at()).isEqualTo(signature.existed().get());
    DocumentReport after =
        verify(
            with(
                xml, stamp(encapsulated(token(at("2025-05-01T00:00:00Z"), canonical(xml, C14N))))));
    assertThat(after.verdict()).isEqualTo(DocumentVerdict.NOT_TRUSTED);
  }

  @Test
  void withoutRootsNothingIsProven() throws Exception {
    String xml = signed(Identity.expired());
    String stamped =
        with(xml, stamp(encapsulated(token(at("2024-05-01T00:00:00Z"), canonical(xml, C14N)))));
    DocumentReport report =
        XmlFile.read(stamped.getBytes(StandardCharsets.UTF_8))
            .verify(TestTrust.signers(KeyKind.SIGN));
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.NOT_TRUSTED);
    assertThat(report.timeStamps().get(0).has(TimeStampCode.AUTHORITY_NOT_CHECKED)).isTrue();
  }

  @Test
  void aTimeStampOfAnotherSignatureIsOfAnother() throws Exception {
    String xml = signed(CmsCase.honest());
    String other = canonical(signed(Identity.expired()), C14N);
    DocumentReport report =
        verify(with(xml, stamp(encapsulated(token(TestTsa.of(TsaCase.RIGHT), other)))));
    assertThat(report.timeStamps().get(0).has(TimeStampCode.IMPRINT_WRONG)).isTrue();
    assertThat(report.signatures().get(0).existed()).isEmpty();
  }

  /** What a reader could take for a time stamp, with a right token each. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<xades:SignatureTimeStamp/>",
        "<xades:SignatureTimeStamp>%t<xades:Include URI='#signed'/></xades:SignatureTimeStamp>",
        "<xades:SignatureTimeStamp>%m%m%t</xades:SignatureTimeStamp>",
        "<xades:SignatureTimeStamp><xades:XMLTimeStamp/></xades:SignatureTimeStamp>",
        "<xades:SignatureTimeStamp><CanonicalizationMethod"
            + " xmlns='http://www.w3.org/2000/09/xmldsig#'"
            + " Algorithm='urn:other'/>%t</xades:SignatureTimeStamp>",
        "<xades:SignatureTimeStamp><xades:EncapsulatedTimeStamp>!</xades:EncapsulatedTimeStamp>"
            + "</xades:SignatureTimeStamp>",
      })
  void whatHasAnotherFormIsMalformed(String form) throws Exception {
    String xml = signed(CmsCase.honest());
    String right = encapsulated(token(TestTsa.of(TsaCase.RIGHT), canonical(xml, C14N)));
    DocumentReport report =
        verify(with(xml, form.replace("%t", right).replace("%m", method(C14N))));
    assertThat(report.isGood()).as("the signature itself: %s", report).isTrue();
    assertThat(report.timeStamps()).hasSize(1);
    assertThat(report.timeStamps().get(0).has(TimeStampCode.TOKEN_MALFORMED)).isTrue();
    assertThat(report.signatures().get(0).existed()).isEmpty();
  }

  /** A token in another place is no time stamp of the signature. */
  @ParameterizedTest
  @CsvSource({"CompleteRevocationRefs", "SigAndRefsTimeStamp", "CounterSignature"})
  void whatIsElsewhereIsNone(String place) throws Exception {
    String xml = signed(CmsCase.honest());
    String right = stamp(encapsulated(token(TestTsa.of(TsaCase.RIGHT), canonical(xml, C14N))));
    DocumentReport report =
        verify(with(xml, "<xades:" + place + ">" + right + "</xades:" + place + ">"));
    assertThat(report.timeStamps()).isEmpty();
    assertThat(report.signatures().get(0).existed()).isEmpty();
  }

  @Test
  void moreThanAreLookedAtAreTold() throws Exception {
    String xml = signed(CmsCase.honest());
    String right = encapsulated(token(TestTsa.of(TsaCase.RIGHT), canonical(xml, C14N)));
    DocumentReport report = verify(with(xml, stamp(right.repeat(9)) + stamp(right.repeat(8))));
    assertThat(report.timeStamps()).hasSize(17);
    assertThat(report.timeStamps().get(16).has(TimeStampCode.TOO_MANY)).isTrue();
    assertThat(report.timeStamps().subList(0, 16)).allMatch(TimeStampReport::isGood);
  }

  /** The token stays right, and proves that the value existed; the document is another. */
  @Test
  void aChangedDocumentIsNotSavedByItsTimeStamp() throws Exception {
    String xml = signed(CmsCase.honest());
    String stamped =
        with(xml, stamp(encapsulated(token(TestTsa.of(TsaCase.RIGHT), canonical(xml, C14N)))));
    DocumentReport report = verify(stamped.replace(">100<", ">999<"));
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.NOT_INTACT);
  }

  private static TestTsa at(String time) {
    return TestTsa.of(TsaCase.RIGHT, Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
  }
}
