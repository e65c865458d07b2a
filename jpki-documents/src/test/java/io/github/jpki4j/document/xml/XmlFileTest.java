package io.github.jpki4j.document.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.XmlCase;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of signed XML, right and wrong. */
class XmlFileTest {

  private static DocumentReport verify(byte[] xml) throws Exception {
    return XmlFile.read(xml).verify(TestTrust.signers(KeyKind.SIGN));
  }

  @ParameterizedTest
  @EnumSource(XmlCase.class)
  void eachCaseHasItsVerdictAndItsFinding(XmlCase one) throws Exception {
    DocumentReport report = verify(one.xml());
    assertThat(report.verdict())
        .as(report.toString())
        .isEqualTo(TestTrust.verdict(one.exitCode(), report));
    if (one.exitCode() != 0) {
      assertThat(TestTrust.objections(report)).contains(one.finding());
    } else if (!one.finding().isEmpty()) {
      assertThat(report.signatures().get(0).findings())
          .anyMatch(
              finding ->
                  finding
                      .code()
                      .name()
                      .equals(one.finding().toUpperCase(Locale.ROOT).replace('-', '_')));
    }
  }

  @Test
  void whatWasSignedCanBeRead() throws Exception {
    byte[] xml = XmlCase.RIGHT.xml();
    assertThat(new String(XmlFile.read(xml).signedContent().orElseThrow(), StandardCharsets.UTF_8))
        .isEqualTo(
            "<contract xmlns:p=\"urn:test:p\" kind=\"p:rent\"><p:who>甲</p:who>"
                + "<rent>100</rent></contract>");
    assertThat(XmlFile.read(XmlCase.TEXT_CHANGED.xml()).signedContent()).isEmpty();
    assertThat(XmlFile.read(XmlCase.XPATH.xml()).signedContent()).isEmpty();
    assertThat(XmlFile.read(XmlCase.TWO_SIGNATURES.xml()).signedContent()).isEmpty();
  }

  @Test
  void aDocumentWithoutASignatureIsNotGood() throws Exception {
    assertThat(verify("<a/>".getBytes(StandardCharsets.UTF_8)).signatures()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', UTF-8, NOT_XML",
    "'<a>', UTF-8, NOT_XML",
    "'<a/><b/>', UTF-8, NOT_XML",
    "'<?xml version=\"1.1\"?><a/>', UTF-8, NOT_XML",
    "'<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a/>', UTF-8, NOT_XML",
    "'<!DOCTYPE a><a/>', UTF-8, XML_WITH_DTD",
    "'<!DOCTYPE a><a/>', UTF-16, XML_WITH_DTD",
    "'<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x\"><a/>', UTF-8, XML_WITH_DTD",
    "'<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>', UTF-8, XML_WITH_DTD",
  })
  void whatIsNoPlainXmlIsRefused(String text, String charset, Problem problem) {
    assertThatThrownBy(() -> XmlFile.read(text.getBytes(Charset.forName(charset))))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @ParameterizedTest
  @CsvSource({"201, 1, 1", "1, 257, 1", "1, 258, 1", "1, 20000, 1", "9999, 1, 1", "1, 1, 1000000"})
  void whatIsTooLargeIsRefused(int depth, int attributes, int children) {
    StringBuilder xml = new StringBuilder("<a>".repeat(depth - 1)).append("<a");
    for (int i = 0; i < attributes; i++) {
      xml.append(" b").append(i).append("=''");
    }
    xml.append('>').append("<c/>".repeat(children)).append("</a>".repeat(depth));
    assertThatThrownBy(() -> XmlFile.read(xml.toString().getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(Problem.XML_TOO_LARGE));
  }

  private static XmlFile withNamespaces(int levels, int elements) throws Exception {
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      xml.append("<a");
      for (int k = 0; k < 256; k++) {
        xml.append(" xmlns:p").append(i).append('_').append(k).append("='urn:p'");
      }
      xml.append('>');
    }
    xml.append("<p0_0:c xmlns:q='urn:q'/>".repeat(elements)).append("</a>".repeat(levels));
    return XmlFile.read(xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Five megabytes took minutes to read, and each signature minutes more. */
  @Test
  void namespacesInScopeAreCountedForEachElement() throws Exception {
    assertThat(withNamespaces(2, 1_000).isDetached()).isFalse();
    assertThat(withNamespaces(1, 100_000).isDetached()).isFalse();
    assertThatThrownBy(() -> withNamespaces(199, 10_000))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(Problem.XML_TOO_LARGE));
  }

  /**
   * Whatever is changed, nothing but our exception comes out, and what nobody signed is not good.
   */
  @Test
  void noMutantIsGoodThatSaysSomethingElse() throws Exception {
    byte[] right = XmlCase.RIGHT.xml();
    byte[] signed = XmlFile.read(right).signedContent().orElseThrow();
    Random random = new Random(15);
    int read = 0;
    for (int i = 0; i < 1_500; i++) {
      byte[] mutant = right.clone();
      mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(128);
      try {
        XmlFile file = XmlFile.read(mutant);
        read++;
        if (file.verify(TestTrust.signers(KeyKind.SIGN)).isGood()) {
          assertThat(file.signedContent()).contains(signed);
        }
      } catch (DocumentException e) {
        assertThat(e.problem()).isNotNull();
      }
    }
    assertThat(read).isGreaterThan(250);
  }
}
