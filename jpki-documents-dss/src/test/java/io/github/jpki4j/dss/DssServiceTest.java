package io.github.jpki4j.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import io.github.jpki4j.document.timestamp.TimeStampTransport;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import io.github.jpki4j.testkit.timestamp.TsaCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Long-term forms of what the card signed. */
class DssServiceTest {

  private static final byte[] CONTENT = "契約書\n".getBytes(StandardCharsets.UTF_8);

  private final Bench bench = new Bench();
  private final TestTsa tsa = TestTsa.of(TsaCase.RIGHT, Clock.systemUTC());
  private final TimeStampAuthority authority = Bench.authority(tsa::answer);
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
    byte[] extended = dss.extendPdf(signed, level, bench.all(), authority);
    assertThat(Arrays.copyOf(extended, signed.length)).as("nothing is rewritten").isEqualTo(signed);
    assertGood(PdfSignatures.verify(extended, bench.signers()), timeStamps);
    assertThat(tsa.asked()).isEqualTo(timeStamps);
  }

  @ParameterizedTest
  @EnumSource(value = LongTermLevel.class, names = "B", mode = EnumSource.Mode.EXCLUDE)
  void cmsIsExtendedAndStaysGood(LongTermLevel level) throws Exception {
    byte[] signed = bench.sign(PreparedCms.attached(CONTENT, HashAlgorithm.SHA256, bench.now));
    byte[] pem =
        ("-----BEGIN CMS-----\n"
                + Base64.getMimeEncoder().encodeToString(signed)
                + "\n-----END CMS-----\n")
            .getBytes(StandardCharsets.US_ASCII);
    assertThat(
            CmsFile.read(dss.extendCms(pem, Optional.empty(), level, bench.all(), authority))
                .verify(bench.signers())
                .isGood())
        .isTrue();
    byte[] extended = dss.extendCms(signed, Optional.empty(), level, bench.all(), authority);
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
    byte[] extended = dss.extendCms(signed, Optional.of(CONTENT), level, bench.all(), authority);
    DocumentReport report = CmsFile.read(extended).verify(bench.signers(), CONTENT);
    assertThat(report.isGood()).as(report.toString()).isTrue();
    assertThatThrownBy(() -> dss.extendCms(signed, Optional.empty(), level, bench.all(), authority))
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

    /** What is missing of an authority shows with its time stamp. */
    boolean isOfTheAuthority() {
      return this == TSA_ROOT || this == LIST_OF_THE_TSA;
    }
  }

  @ParameterizedTest
  @EnumSource(Missing.class)
  void whatCannotBeProvenIsNotExtended(Missing missing) throws Exception {
    byte[] signed = bench.signedPdf(PdfForm.CADES);
    ValidationData data = missing.of(bench);
    assertThatThrownBy(() -> dss.extendPdf(signed, LongTermLevel.LTA, data, authority))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.LONG_TERM_INCOMPLETE);
              assertThat(e.reason()).isNotEmpty();
            });
    assertThat(tsa.asked()).as("asked without need").isEqualTo(missing.isOfTheAuthority() ? 1 : 0);
  }

  @Test
  void aSignatureThatDoesNotHoldIsNotExtended() throws Exception {
    byte[] signed = bench.sign(PreparedCms.attached(CONTENT, HashAlgorithm.SHA256, bench.now));
    String text = new String(signed, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(new String(CONTENT, StandardCharsets.ISO_8859_1));
    signed[at] ^= 1;
    assertThatThrownBy(
            () -> dss.extendCms(signed, Optional.empty(), LongTermLevel.T, bench.all(), authority))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_INTACT));
    assertThatThrownBy(() -> dss.extendPdf(Bench.pdf(), LongTermLevel.T, bench.all(), authority))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_INTACT));
    assertThat(tsa.asked()).isZero();
  }

  /** What an authority does wrong ends without a document. */
  @ParameterizedTest
  @EnumSource(TsaCase.class)
  void aTimeStampThatProvesNothingIsNotTaken(TsaCase how) throws Exception {
    byte[] signed = bench.signedPdf(PdfForm.CADES);
    TestTsa asked = TestTsa.of(how, Clock.systemUTC());
    ThrowingCallable work =
        () ->
            dss.extendPdf(
                signed, LongTermLevel.T, bench.all(), Bench.authority(transport(how, asked)));
    if (!how.problem.isEmpty()) {
      assertThatThrownBy(work)
          .isInstanceOfSatisfying(
              TimeStampException.class,
              e ->
                  assertThat(e.problem().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                      .isEqualTo(how.problem));
    } else if (how == TsaCase.OLD) { // DSS takes it
      assertThatThrownBy(work)
          .isInstanceOfSatisfying(
              DocumentException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.LONG_TERM_INCOMPLETE));
    } else {
      assertThatCode(work).doesNotThrowAnyException();
    }
  }

  private static TimeStampTransport transport(TsaCase how, TestTsa tsa) {
    return how == TsaCase.HTTP_ERROR || how == TsaCase.SLOW
        ? request -> {
          throw new IOException("TEST");
        }
        : tsa::answer;
  }

  @Test
  void whatHasTheLevelIsNotExtendedAgainButForItsArchive() throws Exception {
    byte[] lt =
        dss.extendPdf(bench.signedPdf(PdfForm.CADES), LongTermLevel.LT, bench.all(), authority);
    int asked = tsa.asked();
    for (LongTermLevel level : List.of(LongTermLevel.T, LongTermLevel.LT)) {
      assertThatThrownBy(() -> dss.extendPdf(lt, level, bench.all(), authority))
          .isInstanceOfSatisfying(
              DocumentException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.LONG_TERM_REACHED));
    }
    assertThat(tsa.asked()).isEqualTo(asked);
    byte[] lta = dss.extendPdf(lt, LongTermLevel.LTA, bench.all(), authority);
    byte[] renewed = dss.extendPdf(lta, LongTermLevel.LTA, bench.all(), authority);
    assertGood(PdfSignatures.verify(lta, bench.signers()), 2);
    assertGood(PdfSignatures.verify(renewed, bench.signers()), 3);
  }

  @Test
  void whatTakesTooLongIsNotExtended() throws Exception {
    byte[] signed = bench.signedPdf(PdfForm.CADES);
    LongTermService hasty = new DssService(new TimeLimit(Duration.ZERO));
    assertThatThrownBy(() -> hasty.extendPdf(signed, LongTermLevel.T, bench.all(), authority))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.LONG_TERM_INCOMPLETE);
              assertThat(e.reason()).contains("no result within 0 s");
            });
    assertThat(tsa.asked()).isZero();
  }

  @Test
  void whoUsedDssBeforeIsToldSo() {
    ForeignProgram.Outcome outcome = ForeignProgram.java(List.of(), LateDss.class).run();
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.text()).contains("call LongTermService.find() first");
  }
}
