package io.github.jpki4j.document.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.XmlCase;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of XML that the card makes. */
class PreparedXmlTest {

  private static final byte[] CONTENT = "契約書\n".getBytes(StandardCharsets.UTF_8);

  private final CardInHand hand = new CardInHand();

  @ParameterizedTest
  @CsvSource({"AUTH, SHA256", "SIGN, SHA256", "SIGN, SHA384", "SIGN, SHA512"})
  void theCardSignsWithinADocument(KeyKind key, HashAlgorithm hash) throws Exception {
    byte[] xml = "<a xmlns='urn:a'>契約書</a>".getBytes(StandardCharsets.UTF_8);
    byte[] signed = hand.sign(key, PreparedXml.enveloped(xml, hash));
    DocumentReport report = XmlFile.read(signed).verify(TestTrust.signers(key));
    assertThat(report.isGood()).as(report.toString()).isTrue();
    assertThat(report.signatures().get(0).others()).as("the CA").hasSize(1);
    byte[] changed =
        new String(signed, StandardCharsets.UTF_8)
            .replace("契約", "誓約")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(XmlFile.read(changed).verify(TestTrust.signers(key)).isGood()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void theCardSignsWhatIsBeside(KeyKind key) throws Exception {
    Digest hash = Digest.ofMessage(HashAlgorithm.SHA256, CONTENT);
    byte[] signed = hand.sign(key, PreparedXml.detached(hash, URI.create("./contract%20A.txt")));
    XmlFile file = XmlFile.read(signed);
    assertThat(file.isDetached()).isTrue();
    assertThat(file.verify(TestTrust.signers(key), CONTENT).isGood()).isTrue();
    assertThat(TestTrust.objections(file.verify(TestTrust.signers(key), new byte[1])))
        .containsExactly("digest-wrong", "revocation-not-checked");
    assertThatThrownBy(() -> file.verify(TestTrust.signers(key)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** What programs that write XML get wrong. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a b='1&#10;2&#13;3&#9;4&lt;&amp;&quot;'>x&#13;y]]&gt;z&#xA0;</a>",
        "<a><![CDATA[<b>&amp;]]></a>",
        "<a xml:lang='ja' xml:space='preserve'>  \n\t </a>",
        "<?p q?><a>𠮟<b c='𠮟'/></a><?r s?>",
        "<a xmlns='urn:a'><b xmlns=''/><c:d xmlns:c='urn:c' c:e=''/></a>",
        "<?xml version='1.0' standalone='yes'?><a/>",
      })
  void whatIsWrittenIsWhatWasSigned(String text) throws Exception {
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16}) {
      byte[] signed =
          hand.sign(
              KeyKind.SIGN, PreparedXml.enveloped(text.getBytes(charset), HashAlgorithm.SHA256));
      assertThat(XmlFile.read(signed).verify(TestTrust.signers(KeyKind.SIGN)).isGood()).isTrue();
    }
  }

  @Test
  void aSecondSignatureWouldBreakTheFirst() throws Exception {
    byte[] signed = XmlCase.RIGHT.xml();
    assertThatThrownBy(() -> PreparedXml.enveloped(signed, HashAlgorithm.SHA256))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(Problem.XML_SIGNED));
  }

  @Test
  void sha1IsRefused() {
    assertThatThrownBy(() -> PreparedXml.enveloped(new byte[0], HashAlgorithm.SHA1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                PreparedXml.detached(
                    Digest.ofMessage(HashAlgorithm.SHA1, CONTENT), URI.create("a")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#a"})
  void aNameThatMeansTheSignatureItselfIsRefused(String name) {
    Digest hash = Digest.ofMessage(HashAlgorithm.SHA256, CONTENT);
    assertThatThrownBy(() -> PreparedXml.detached(hash, URI.create(name)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneSignatureOfTheCardAndAgainIfItFails() throws Exception {
    PreparedXml prepared =
        PreparedXml.enveloped("<a/>".getBytes(StandardCharsets.UTF_8), HashAlgorithm.SHA256);
    AtomicInteger asked = new AtomicInteger();
    byte[] signed =
        hand.verified(
            KeyKind.SIGN,
            jpki -> {
              SigningIdentity card = SigningIdentity.of(jpki, KeyKind.SIGN);
              SigningIdentity failing =
                  new SigningIdentity(
                      card.certificate(),
                      card.authorities(),
                      digest -> {
                        if (asked.incrementAndGet() == 1) {
                          throw new CardRemovedException("TEST");
                        }
                        return card.key().sign(digest);
                      });
              assertThatThrownBy(() -> prepared.sign(failing)).isInstanceOf(JpkiException.class);
              return prepared.sign(failing);
            });
    assertThat(asked).hasValue(2);
    assertThat(XmlFile.read(signed).verify(TestTrust.signers(KeyKind.SIGN)).isGood()).isTrue();
  }
}
