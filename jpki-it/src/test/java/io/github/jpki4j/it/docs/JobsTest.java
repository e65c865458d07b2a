package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestCrlBuilder;
import io.github.jpki4j.testkit.document.PdfForge;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLReason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The programs of README's table of jobs do what is said there. */
class JobsTest {

  private static final byte[] CHALLENGE = "TEST challenge".getBytes(StandardCharsets.UTF_8);
  private static final Clock CLOCK = Clock.systemUTC();

  private final TestCard card = TestCard.builder().build();

  private byte[] list(KeyKind kind, boolean onHold) throws Exception {
    Instant now = CLOCK.instant();
    TestCrlBuilder list = card.pki().crl(kind, now);
    if (onHold) {
      JpkiCertificate held = JpkiCertificate.parse(card.certificate(kind.certificate()));
      list.revoke(new Revocation(held.serial(), CRLReason.CERTIFICATE_HOLD, now));
    }
    return list.build();
  }

  private TrustAnchors test(KeyKind kind) throws Exception {
    JpkiCertificate authority = JpkiCertificate.parse(card.certificate(kind.caCertificate()));
    return TrustAnchors.production().withTestRoot(kind, authority);
  }

  @Test
  void aPersonLogsIn() throws Exception {
    LoginJob.Login sent = LoginJob.login(card, "1234".toCharArray(), CHALLENGE);
    LoginJob.Login login =
        CertificateJob.received(
            sent.certificate().encoded(), sent.issuer().encoded(), sent.signature());
    assertThat(login.certificate().kind()).contains(CertificateKind.AUTH);
    TrustAnchors test = test(KeyKind.AUTH);
    CrlChecker good = CertificateJob.revocation(list(KeyKind.AUTH, false));
    CrlChecker hold = CertificateJob.revocation(list(KeyKind.AUTH, true));
    assertThat(CertificateJob.accept(login, CHALLENGE, test, good)).isTrue();
    assertThat(CertificateJob.accept(login, CHALLENGE, test, hold)).isFalse();
    assertThat(CertificateJob.accept(login, new byte[8], test, good)).isFalse();
    assertThat(CertificateJob.accept(login, CHALLENGE, TrustAnchors.production(), good)).isFalse();
  }

  @Test
  void aWrongPinIsToldWithTheTriesThatAreLeft() {
    assertThatThrownBy(() -> LoginJob.login(card, "9999".toCharArray(), CHALLENGE))
        .hasMessage("wrong PIN, tries left: 2")
        .hasCauseInstanceOf(PinIncorrectException.class);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }

  @Test
  void aPdfIsSignedAndVerified() throws Exception {
    byte[] signed = SignPdfJob.sign(card, "ABC123".toCharArray(), PdfForge.plain(), CLOCK);
    assertThat(verdict(signed, false)).isEqualTo(DocumentVerdict.GOOD);
    assertThat(verdict(signed, true)).isEqualTo(DocumentVerdict.NOT_TRUSTED);
    assertThat(verdict(PdfForge.plain(), false)).isEqualTo(DocumentVerdict.NOT_SIGNED);
  }

  private DocumentVerdict verdict(byte[] pdf, boolean onHold) throws Exception {
    DocumentReport report =
        VerifyPdfJob.verify(pdf, test(KeyKind.SIGN), list(KeyKind.SIGN, onHold));
    return report.verdict();
  }

  @Test
  void adviceIsGivenWithoutSpendingATry() throws Exception {
    List<String> eligible = AdviceJob.advise(card, Answer.YES, Answer.NO, CLOCK);
    assertThat(eligible.get(0)).contains("利用できる見込みです");
    assertThat(eligible).anyMatch(sentence -> sentence.contains("ローソン"));
    List<String> counter = AdviceJob.advise(card, Answer.NO, Answer.UNKNOWN, CLOCK);
    assertThat(counter.get(0)).contains("利用できません");
    assertThat(counter).anyMatch(sentence -> sentence.contains("市区町村の窓口"));
    List<String> unknown = AdviceJob.advise(card, Answer.UNKNOWN, Answer.UNKNOWN, CLOCK);
    assertThat(unknown.get(0)).contains("まだ判断できません");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }
}
