package io.github.jpki4j.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TimeStampReport;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.xml.XmlFile;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XAdES within a document, made by DSS with the card, judged by our own reader. */
@Tag("sweep")
class XadesTest {

  private static final byte[] XML = "<a>契約書</a>".getBytes(StandardCharsets.UTF_8);

  private final Bench bench = new Bench();
  private final LongTermService dss = LongTermService.find().orElseThrow();

  @ParameterizedTest
  @EnumSource(LongTermLevel.class)
  void eachLevelIsGoodHereUntilSomebodyChangesIt(LongTermLevel level) throws Exception {
    byte[] signed = bench.sign(dss.prepareXades(XML, HashAlgorithm.SHA256, bench.now));
    TestTsa tsa = TestTsa.of(TsaCase.RIGHT, Clock.systemUTC());
    byte[] xml =
        level == LongTermLevel.B
            ? signed
            : dss.extendXml(
                signed, Optional.empty(), level, bench.all(), Bench.authority(tsa::answer));
    DocumentReport report = XmlFile.read(xml).verify(bench.signers());
    assertThat(report.isGood()).as(report.toString()).isTrue();
    assertThat(report.signatures().get(0).has(SignatureCode.ATTRIBUTES_RIGHT)).isTrue();
    assertStamped(report, level);
    assertThat(report.signatures().get(0).claimedTime()).isEqualTo(Optional.of(bench.now));
    for (String from : new String[] {"契約書", "<xades:SigningTime>20"}) {
      String text = new String(xml, StandardCharsets.UTF_8);
      assertThat(text).contains(from);
      byte[] changed =
          text.replace(from, from.replace("契", "誓").replace(">20", ">19"))
              .getBytes(StandardCharsets.UTF_8);
      assertThat(XmlFile.read(changed).verify(bench.signers()).isGood()).as(from).isFalse();
    }
  }

  /** DSS and our reader have the same canonical form of what is stamped. */
  private static void assertStamped(DocumentReport report, LongTermLevel level) {
    assertThat(report.signatures()).hasSize(1);
    assertThat(report.timeStamps()).hasSize(level == LongTermLevel.B ? 0 : 1);
    assertThat(report.timeStamps()).as(report.toString()).allMatch(TimeStampReport::isGood);
    assertThat(report.signatures().get(0).existed().isPresent())
        .isEqualTo(level != LongTermLevel.B);
  }

  @ParameterizedTest
  @EnumSource(LongTermLevel.class)
  void eachLevelIsGoodBesideItsContent(LongTermLevel level) throws Exception {
    Digest hash = Digest.ofMessage(HashAlgorithm.SHA256, XML);
    byte[] signed =
        bench.sign(dss.prepareDetachedXades(hash, URI.create("./a%20b.bin"), bench.now));
    TestTsa tsa = TestTsa.of(TsaCase.RIGHT, Clock.systemUTC());
    byte[] xml =
        level == LongTermLevel.B
            ? signed
            : dss.extendXml(
                signed, Optional.of(XML), level, bench.all(), Bench.authority(tsa::answer));
    XmlFile file = XmlFile.read(xml);
    assertThat(file.isDetached()).isTrue();
    DocumentReport report = file.verify(bench.signers(), XML);
    assertThat(report.isGood()).as(report.toString()).isTrue();
    assertThat(report.signatures().get(0).has(SignatureCode.ATTRIBUTES_RIGHT)).isTrue();
    assertStamped(report, level);
    byte[] other = XML.clone();
    other[0] ^= 1;
    assertThat(file.verify(bench.signers(), other).isGood()).isFalse();
    DocumentReport asked =
        dss.secondOpinion(report, xml, Optional.of(XML), bench.all(), Instant.now());
    assertThat(asked.isGood()).as(asked.toString()).isTrue();
    assertThat(asked.signatures().get(0).has(SignatureCode.SECOND_OPINION_AGREES)).isTrue();
  }

  /** Signing judges no certificate; DSS would, after the card has signed. */
  @ParameterizedTest
  @ValueSource(ints = {-20, 20})
  void aTimeInWhichTheCertificateIsNotValidEndsNoSignature(int years) throws Exception {
    Instant time = bench.now.plus(Duration.ofDays(365L * years));
    Digest hash = Digest.ofMessage(HashAlgorithm.SHA256, XML);
    byte[] within = bench.sign(dss.prepareXades(XML, HashAlgorithm.SHA256, time));
    byte[] beside = bench.sign(dss.prepareDetachedXades(hash, URI.create("a"), time));
    for (DocumentReport report :
        List.of(
            XmlFile.read(within).verify(bench.signers()),
            XmlFile.read(beside).verify(bench.signers(), XML))) {
      assertThat(report.signatures().get(0).has(SignatureCode.SIGNATURE_RIGHT)).isTrue();
      assertThat(report.signatures().get(0).claimedTime()).isEqualTo(Optional.of(time));
    }
  }

  /** What a signature inherits of its document is stamped with it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a xmlns='urn:a' xmlns:b='urn:b' xml:lang='ja' xml:space='preserve' c='d'>甲</a>",
        "<x:a xmlns:x='urn:x' xmlns:xades='urn:other' xmlns:ds='urn:other2'><b/></x:a>",
        "<?p i?><a><!--c--><b xmlns=''/></a>",
      })
  void documentsOfManyKindsAreStamped(String document) throws Exception {
    byte[] signed =
        bench.sign(
            dss.prepareXades(
                document.getBytes(StandardCharsets.UTF_8), HashAlgorithm.SHA384, bench.now));
    TestTsa tsa = TestTsa.of(TsaCase.RIGHT, Clock.systemUTC());
    byte[] xml =
        dss.extendXml(
            signed, Optional.empty(), LongTermLevel.T, bench.all(), Bench.authority(tsa::answer));
    DocumentReport report = XmlFile.read(xml).verify(bench.signers());
    assertThat(report.isGood()).as(report.toString()).isTrue();
    assertStamped(report, LongTermLevel.T);
  }

  @Test
  void theContentHasToBeWhereTheSignatureSays() throws Exception {
    Digest hash = Digest.ofMessage(HashAlgorithm.SHA256, XML);
    byte[] beside = bench.sign(dss.prepareDetachedXades(hash, URI.create("a"), bench.now));
    byte[] within = bench.sign(dss.prepareXades(XML, HashAlgorithm.SHA256, bench.now));
    byte[] other = XML.clone();
    other[0] ^= 1;
    TestTsa tsa = TestTsa.of(TsaCase.RIGHT, Clock.systemUTC());
    for (Object[] wrong :
        new Object[][] {
          {beside, Optional.empty()}, {within, Optional.of(XML)}, {beside, Optional.of(other)}
        }) {
      @SuppressWarnings("unchecked")
      Optional<byte[]> content = (Optional<byte[]>) wrong[1];
      assertThatThrownBy(
              () ->
                  dss.extendXml(
                      (byte[]) wrong[0],
                      content,
                      LongTermLevel.T,
                      bench.all(),
                      Bench.authority(tsa::answer)))
          .isInstanceOfSatisfying(
              DocumentException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_INTACT));
    }
    assertThat(tsa.asked()).isZero();
    assertThatThrownBy(() -> dss.prepareDetachedXades(hash, URI.create("#a"), bench.now))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"<a, NOT_XML", "<!DOCTYPE a><a/>, XML_WITH_DTD"})
  void whatCannotBeSignedIsRefusedBeforeTheCard(String xml, Problem problem) {
    assertThatThrownBy(
            () ->
                dss.prepareXades(
                    xml.getBytes(StandardCharsets.UTF_8), HashAlgorithm.SHA256, bench.now))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
