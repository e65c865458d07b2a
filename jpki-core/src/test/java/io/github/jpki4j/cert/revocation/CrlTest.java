package io.github.jpki4j.cert.revocation;

import static io.github.jpki4j.cert.revocation.TestCa.AT;
import static io.github.jpki4j.cert.revocation.TestCa.CA;
import static io.github.jpki4j.cert.revocation.TestCa.LEAF;
import static io.github.jpki4j.cert.revocation.TestCa.SERIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.Hex;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Data;
import io.github.jpki4j.MalformedDataException.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrlTest {

  private static final byte[] DER = CA.crl(b -> b.addCRLEntry(SERIAL, Date.from(AT), 1));

  private static final String BEGIN = "-----BEGIN X509 CRL-----\n";
  private static final String END = "-----END X509 CRL-----\n";

  private static String pem() {
    return BEGIN + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(DER) + "\n" + END;
  }

  private static Crl parse(String text) throws MalformedDataException {
    return Crl.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertProblem(Problem problem, ThrowingCallable parse) {
    assertThatThrownBy(parse)
        .isInstanceOfSatisfying(
            MalformedDataException.class,
            e -> {
              assertThat(e.data()).isEqualTo(Data.CRL);
              assertThat(e.problem()).isEqualTo(problem);
            });
  }

  @Test
  void aListTellsItsIssuerTimesAndSize() throws Exception {
    Crl crl = Crl.parse(DER);
    assertThat(crl.issuer()).isEqualTo(CA.certificate.getSubjectX500Principal());
    assertThat(crl.thisUpdate()).isEqualTo(AT.minus(Duration.ofHours(1)));
    assertThat(crl.nextUpdate()).contains(AT.plus(Duration.ofHours(23)));
    assertThat(crl.size()).isEqualTo(1);
    assertThat(crl)
        .hasToString(
            "Crl[size=1, thisUpdate=2026-11-22T23:00:00Z, nextUpdate=2026-11-23T23:00:00Z]");
  }

  @Test
  void aListMayHaveNeitherEntriesNorNextUpdate() throws Exception {
    Crl crl = Crl.parse(CA.crl(AT, null, CA.signer(null), b -> {}));
    assertThat(crl.size()).isZero();
    assertThat(crl.nextUpdate()).isEmpty();
  }

  @Test
  void theCallersArrayIsCopied() throws Exception {
    byte[] der = DER.clone();
    Crl crl = Crl.parse(der);
    Arrays.fill(der, (byte) 0);
    assertThat(CrlChecker.of(crl).check(LEAF, CA.certificate, AT))
        .isInstanceOf(RevocationStatus.Revoked.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Certificate Revocation List (CRL):\n", "\uFEFF", "\r\n \t"})
  void pemMayHaveTextBeforeIt(String text) throws Exception {
    assertThat(parse(text + pem()).size()).isEqualTo(1);
    assertThat(parse(text + pem().replace("\n", "\r\n") + "\r\n").size()).isEqualTo(1);
  }

  @Test
  void pemThatIsNotOneListIsToldApart() {
    assertProblem(Problem.SEVERAL, () -> parse(pem() + pem()));
    assertProblem(Problem.TRAILING_BYTES, () -> parse(pem() + "x"));
    assertProblem(
        Problem.TRAILING_BYTES, () -> parse(pem() + pem().replace("X509 CRL", "CERTIFICATE")));
    assertProblem(
        Problem.NOT_SUCH_DATA, () -> parse(pem().replace("X509 CRL", "CERTIFICATE") + pem()));
    assertProblem(Problem.NOT_SUCH_DATA, () -> parse("hello"));
    assertProblem(Problem.NOT_SUCH_DATA, () -> parse(BEGIN + "*" + END));
    assertProblem(Problem.NOT_SUCH_DATA, () -> parse(BEGIN + "AAAA" + END));
    assertProblem(Problem.CUT_SHORT, () -> parse(pem().replace(END, "")));
    assertProblem(Problem.CUT_SHORT, () -> parse(BEGIN + "MIIB" + END));
    assertProblem(Problem.EMPTY, () -> parse(BEGIN + END));
  }

  @Test
  void everyTruncationIsEmptyOrCutShort() {
    assertProblem(Problem.EMPTY, () -> Crl.parse(new byte[0]));
    for (int length = 1; length < DER.length; length++) {
      byte[] cut = Arrays.copyOf(DER, length);
      assertProblem(Problem.CUT_SHORT, () -> Crl.parse(cut));
    }
    for (int length = BEGIN.length() - 1; length < pem().length() - 1; length++) {
      String cut = pem().substring(0, length);
      assertProblem(Problem.CUT_SHORT, () -> parse(cut));
    }
  }

  @Test
  void whatFollowsIsToldApart() {
    String der = Hex.of(DER);
    for (String more : new String[] {"00", "FF", "0A", "30", "3080", "308201"}) {
      assertProblem(Problem.TRAILING_BYTES, () -> Crl.parse(Hex.bytes(der + more)));
    }
    assertProblem(Problem.SEVERAL, () -> Crl.parse(Hex.bytes(der + der)));
    assertProblem(Problem.SEVERAL, () -> Crl.parse(Hex.bytes(der + der + "00")));
  }

  @ParameterizedTest
  @CsvSource({
    "3000, NOT_SUCH_DATA",
    "30, CUT_SHORT",
    "3005, CUT_SHORT",
    "3081, CUT_SHORT",
    "3080, NOT_SUCH_DATA",
    "30800000, NOT_SUCH_DATA",
    "3081057F, NOT_SUCH_DATA",
    "30820001, NOT_SUCH_DATA",
    "30847FFFFFFF, CUT_SHORT",
    "3084FFFFFFFF, NOT_SUCH_DATA",
    "308480000000, NOT_SUCH_DATA",
    "3085010000000000, NOT_SUCH_DATA",
    "31, NOT_SUCH_DATA",
    "00, NOT_SUCH_DATA",
    "FFFFFFFF, NOT_SUCH_DATA",
  })
  void theFirstBytesDecide(String hex, Problem problem) {
    assertProblem(problem, () -> Crl.parse(Hex.bytes(hex)));
  }

  @Test
  void aCertificateIsNoList() {
    assertProblem(Problem.NOT_SUCH_DATA, () -> Crl.parse(LEAF.getEncoded()));
  }

  @Test
  void deepNestingIsRefusedAndDoesNotOverflowTheStack() {
    byte[] nested = new byte[] {0x30, 0};
    for (int i = 0; i < 10_000; i++) {
      nested = DerBytes.of(0x30, nested);
    }
    byte[] der = nested;
    assertProblem(Problem.NOT_SUCH_DATA, () -> Crl.parse(der));
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "020101 170D3236313132333030303030305A, true",
    "0201FF 170D3236313132333030303030305A, true",
    "020100 180F32303236313132333030303030305A, true",
    "020101 170D3236313132333030303030305A 3000, true",
    "020101 170D3236313132333030303030305A 300C300A0603551D1504030A0101, true",
    "020101, false",
    "170D3236313132333030303030305A, false",
    "0200 170D3236313132333030303030305A, false",
    "02020001 170D3236313132333030303030305A, false",
    "0202FFFF 170D3236313132333030303030305A, false",
    "020101 170D3236313333333030303030305A, false",
    "020101 170B323631313233303030305A, false",
    "020101 170D3236313132333030303030305A 0500, false",
    "020101 170D3236313132333030303030305A 3000 3000, false",
    "020101 170D3236313132333030303030305A 30023000, false",
    "020101 170D3236313132333030303030305A 300B30090603551D1504020A01, true",
    "020101 170D3236313132333030303030305A 3009300706000403 0A0101, false",
    "020101 170D3236313132333030303030305A 300C300A0603551D150101010400, false",
    "020101 170D3236313132333030303030305A 30093007 0603551D15 0A00, false",
  })
  void everyEntryIsCheckedWhileParsing(String entry, boolean valid) {
    byte[] content = Hex.bytes(entry.replace(" ", ""));
    byte[] entries =
        entry.isEmpty()
            ? DerBytes.of(0x30, new byte[0])
            : DerBytes.of(0x30, DerBytes.of(0x30, content));
    byte[] der = DerBytes.crl(entries);
    if (valid) {
      assertThatCode(() -> Crl.parse(der)).doesNotThrowAnyException();
    } else {
      assertProblem(Problem.NOT_SUCH_DATA, () -> Crl.parse(der));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "020101, 300D06092A864886F70D01010B0500, '', true",
    "'', 300D06092A864886F70D01010B0500, '', true",
    "020101, 300D06092A864886F70D01010B0500, A0023000, true",
    "020100, 300D06092A864886F70D01010B0500, '', false",
    "020102, 300D06092A864886F70D01010B0500, '', false",
    "020101, 300B06092A864886F70D01010B, '', false",
    "020101, 300D06092A864886F70D01010C0500, '', false",
    "020101, 300D06092A864886F70D01010B0500, A000, false",
    "020101, 300D06092A864886F70D01010B0500, A1023000, false",
    "020101, 300D06092A864886F70D01010B0500, A0023000 3000, false",
    "020101, 300D06092A864886F70D01010B0500, A00B3009 30070603551D140400, true",
    "020101, 300D06092A864886F70D01010B0500, A0143012 30070603551D140400 30070603551D140400, false",
    "020101, 300D06092A864886F70D01010B0500, A00B3009 30070603551D230400, false",
    "020101, 300D06092A864886F70D01010B0500, A00B3009 30070603551D1C0400, false",
    "020101, 300D06092A864886F70D01010B0500, A00D300B 30090603551D1C04023000, true",
    "020101, 300D06092A864886F70D01010B0500, A010300E 300C0603551D1C04053003810100, true",
    "020101, 300D06092A864886F70D01010B0500, A010300E 300C0603551D1C04053003810101, false",
    "020101, 300D06092A864886F70D01010B0500, A010300E 300C0603551D1C04053003860100, false",
  })
  void theListAroundTheEntriesIsCheckedToo(
      String version, String algorithm, String extensions, boolean valid) {
    byte[] der = DerBytes.crl(version, algorithm, new byte[0], Hex.bytes(extensions));
    if (valid) {
      assertThatCode(() -> Crl.parse(der)).doesNotThrowAnyException();
    } else {
      assertProblem(Problem.NOT_SUCH_DATA, () -> Crl.parse(der));
    }
  }
}
