package io.github.jpki4j.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.xml.XmlFile;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** XAdES within a document, made by DSS with the card, judged by our own reader. */
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
        level == LongTermLevel.B ? signed : dss.extendXml(signed, level, bench.all(), tsa::answer);
    DocumentReport report = XmlFile.read(xml).verify(bench.signers());
    assertThat(report.isGood()).as(report.toString()).isTrue();
    assertThat(report.signatures().get(0).has(SignatureCode.ATTRIBUTES_RIGHT)).isTrue();
    assertThat(report.signatures().get(0).has(SignatureCode.XML_TIME_STAMPED))
        .isEqualTo(level != LongTermLevel.B);
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
