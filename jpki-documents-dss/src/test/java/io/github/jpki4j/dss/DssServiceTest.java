package io.github.jpki4j.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.TimeStampReport;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.document.cms.PreparedCms;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import io.github.jpki4j.testkit.timestamp.TsaCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Long-term forms of what the card signed. */
class DssServiceTest {

  private static final byte[] CONTENT = "契約書\n".getBytes(StandardCharsets.UTF_8);

  private final Bench bench = new Bench();
  private final TestTsa tsa = TestTsa.of(TsaCase.RIGHT, Clock.systemUTC());
  private final LongTermService dss = LongTermService.find().orElseThrow();

  private void assertGood(DocumentReport report, int timeStamps) {
    assertThat(report.isGood()).as(report.toString()).isTrue();
    assertThat(report.timeStamps()).hasSize(timeStamps);
    assertThat(report.timeStamps()).as(report.toString()).allMatch(TimeStampReport::isGood);
  }

  @ParameterizedTest
  @CsvSource({"CADES, T, 1", "CADES, LT, 1", "CADES, LTA, 2", "PKCS7, T, 1"})
  void aPdfIsExtendedAndStaysGood(PdfForm form, LongTermLevel level, int timeStamps)
      throws Exception {
    byte[] signed = bench.signedPdf(form);
    byte[] extended = dss.extendPdf(signed, level, bench.all(), tsa::answer);
    assertThat(Arrays.copyOf(extended, signed.length)).as("nothing is rewritten").isEqualTo(signed);
    assertGood(PdfSignatures.verify(extended, bench.signers()), timeStamps);
    assertThat(tsa.asked()).isEqualTo(timeStamps);
  }

  @ParameterizedTest
  @EnumSource(value = LongTermLevel.class, names = "B", mode = EnumSource.Mode.EXCLUDE)
  void cmsIsExtendedAndStaysGood(LongTermLevel level) throws Exception {
    byte[] signed = bench.sign(PreparedCms.attached(CONTENT, HashAlgorithm.SHA256, bench.now));
    byte[] extended = dss.extendCms(signed, Optional.empty(), level, bench.all(), tsa::answer);
    DocumentReport report = CmsFile.read(extended).verify(bench.signers());
    assertThat(report.isGood()).as(report.toString()).isTrue();
    assertThat(report.signatures().get(0).existed()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(value = LongTermLevel.class, names = "B", mode = EnumSource.Mode.EXCLUDE)
  void cmsBesideItsContentIsExtendedAndStaysGood(LongTermLevel level) throws Exception {
    byte[] signed =
        bench.sign(
            PreparedCms.detached(Digest.ofMessage(HashAlgorithm.SHA256, CONTENT), bench.now));
    byte[] extended = dss.extendCms(signed, Optional.of(CONTENT), level, bench.all(), tsa::answer);
    DocumentReport report = CmsFile.read(extended).verify(bench.signers(), CONTENT);
    assertThat(report.isGood()).as(report.toString()).isTrue();
    assertThatThrownBy(
            () -> dss.extendCms(signed, Optional.empty(), level, bench.all(), tsa::answer))
        .isInstanceOf(DocumentException.class);
  }

  private static Holder elsewhere() {
    Holder test = Holder.test();
    return new Holder(
        test.name(),
        test.nameFlags(),
        test.gender(),
        test.birth(),
        test.address(),
        test.addressFlags(),
        test.prefecture(),
        "Elsewhere-shi",
        test.municipalityCode());
  }

  /** What is missing when something is to be extended. */
  enum Missing {
    SIGNER_ROOT {
      @Override
      ValidationData of(Bench bench) throws Exception {
        return bench.trusting(TestTsa.root()).withCrl(bench.crl());
      }
    },
    TSA_ROOT {
      @Override
      ValidationData of(Bench bench) throws Exception {
        return bench.trusting(bench.authority()).withCrl(bench.crl());
      }
    },
    EVERY_LIST {
      @Override
      ValidationData of(Bench bench) throws Exception {
        return bench.trusting(bench.authority(), TestTsa.root());
      }
    },
    LIST_OF_THE_SIGNER {
      @Override
      ValidationData of(Bench bench) throws Exception {
        ValidationData data = EVERY_LIST.of(bench);
        for (byte[] list : TsaCertificates.crls(bench.now.minus(Duration.ofHours(1)))) {
          data = data.withCrl(list);
        }
        return data;
      }
    },
    LIST_OF_THE_TSA {
      @Override
      ValidationData of(Bench bench) throws Exception {
        return EVERY_LIST.of(bench).withCrl(bench.crl());
      }
    },
    LIST_OF_THE_PLACE {
      @Override
      ValidationData of(Bench bench) throws Exception {
        return LIST_OF_THE_SIGNER
            .of(bench)
            .withCrl(
                bench
                    .pki
                    .crl(KeyKind.SIGN, bench.now.minus(Duration.ofHours(1)))
                    .distributionPoint(elsewhere())
                    .build());
      }
    };

    abstract ValidationData of(Bench bench) throws Exception;
  }

  @ParameterizedTest
  @EnumSource(Missing.class)
  void whatCannotBeProvenIsNotExtended(Missing missing) throws Exception {
    byte[] signed = bench.signedPdf(PdfForm.CADES);
    ValidationData data = missing.of(bench);
    assertThatThrownBy(() -> dss.extendPdf(signed, LongTermLevel.LTA, data, tsa::answer))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.LONG_TERM_INCOMPLETE);
              assertThat(e.reason()).isNotEmpty();
            });
  }

  @Test
  void aSignatureThatDoesNotHoldIsNotExtended() throws Exception {
    byte[] signed = bench.sign(PreparedCms.attached(CONTENT, HashAlgorithm.SHA256, bench.now));
    String text = new String(signed, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(new String(CONTENT, StandardCharsets.ISO_8859_1));
    signed[at] ^= 1;
    assertThatThrownBy(
            () ->
                dss.extendCms(signed, Optional.empty(), LongTermLevel.T, bench.all(), tsa::answer))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_INTACT));
    assertThatThrownBy(() -> dss.extendPdf(Bench.pdf(), LongTermLevel.T, bench.all(), tsa::answer))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_INTACT));
    assertThat(tsa.asked()).isZero();
  }

  /** What an authority does wrong ends without a document, whoever finds it. */
  @ParameterizedTest
  @EnumSource(
      value = TsaCase.class,
      names = {
        "GARBAGE",
        "REFUSED",
        "NO_TOKEN",
        "OTHER_IMPRINT",
        "OTHER_NONCE",
        "NO_NONCE",
        "OTHER_HASH"
      })
  void anAnswerThatIsNoneIsAnIoException(TsaCase how) throws Exception {
    byte[] signed = bench.signedPdf(PdfForm.CADES);
    TestTsa wrong = TestTsa.of(how, Clock.systemUTC());
    assertThatThrownBy(() -> dss.extendPdf(signed, LongTermLevel.T, bench.all(), wrong::answer))
        .isInstanceOf(IOException.class);
  }

  @Test
  void anAuthorityThatCannotBeReachedIsAnIoException() throws Exception {
    byte[] signed = bench.signedPdf(PdfForm.CADES);
    IOException gone = new IOException("TEST");
    assertThatThrownBy(
            () ->
                dss.extendPdf(
                    signed,
                    LongTermLevel.T,
                    bench.all(),
                    request -> {
                      throw gone;
                    }))
        .isSameAs(gone);
  }
}
