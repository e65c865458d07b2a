package io.github.jpki4j.cert.revocation;

import static io.github.jpki4j.cert.revocation.TestCa.AT;
import static io.github.jpki4j.cert.revocation.TestCa.CA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cert.revocation.RevocationStatus.Good;
import io.github.jpki4j.cert.revocation.RevocationStatus.OnHold;
import io.github.jpki4j.cert.revocation.RevocationStatus.Revoked;
import io.github.jpki4j.internal.DerCursor;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrlIndexTest {

  private static final int[] REASONS = {0, 1, 2, 3, 4, 5, 6, 9, 10};

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 100, 100_000})
  void everyEntryIsFoundAsTheJdkFindsIt(int size) throws Exception {
    Random random = new Random(size);
    byte[] der =
        CA.crl(
            b -> {
              for (int i = 0; i < size; i++) {
                b.addCRLEntry(
                    serial(random, i),
                    Date.from(Instant.ofEpochSecond(1_600_000_000L + random.nextInt(100_000_000))),
                    REASONS[random.nextInt(REASONS.length)]);
              }
            });
    Crl crl = Crl.parse(der);
    CrlIndex index =
        CrlIndex.of(
            TbsCertList.parse(SignedBytes.read(DerCursor.of(der).read(DerCursor.SEQUENCE)))
                .entries);
    X509CRL oracle =
        (X509CRL)
            CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    assertThat(crl.size()).isEqualTo(size);
    Random again = new Random(size);
    for (int i = 0; i < size; i++) {
      BigInteger serial = serial(again, i);
      again.nextInt(100_000_000);
      again.nextInt(REASONS.length);
      assertSame(index, oracle, serial);
      assertSame(index, oracle, serial.add(BigInteger.ONE));
      assertSame(index, oracle, serial.negate());
    }
    assertSame(index, oracle, BigInteger.ZERO);
  }

  private static BigInteger serial(Random random, int i) {
    // Short, long and neighbouring ones.
    return i % 3 == 0
        ? BigInteger.valueOf(i + 1L)
        : new BigInteger(1 + random.nextInt(159), random);
  }

  private static void assertSame(CrlIndex index, X509CRL oracle, BigInteger serial)
      throws Exception {
    Optional<DerCursor> found = index.find(serial);
    X509CRLEntry expected = oracle.getRevokedCertificate(serial);
    if (found.isPresent() != (expected != null)) {
      throw new AssertionError("one of both does not find " + serial);
    }
  }

  @Test
  void statusesOfALongListAreThoseOfTheJdk() throws Exception {
    int size = 3_000;
    byte[] der =
        CA.crl(
            b -> {
              for (int i = 0; i < size; i++) {
                b.addCRLEntry(
                    BigInteger.valueOf(2L * i),
                    Date.from(Instant.ofEpochSecond(1_600_000_000L + i)),
                    REASONS[i % REASONS.length]);
              }
            });
    X509CRL oracle =
        (X509CRL)
            CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    CrlIndex index =
        CrlIndex.of(
            TbsCertList.parse(SignedBytes.read(DerCursor.of(der).read(DerCursor.SEQUENCE)))
                .entries);
    for (int i = 0; i < 2 * size; i++) {
      BigInteger serial = BigInteger.valueOf(i);
      Optional<DerCursor> found = index.find(serial);
      RevocationStatus status = found.isPresent() ? CrlEntry.status(found.get()) : new Good(AT);
      assertThat(status).isEqualTo(expected(oracle.getRevokedCertificate(serial)));
    }
  }

  private static RevocationStatus expected(X509CRLEntry entry) {
    if (entry == null) {
      return new Good(AT);
    }
    Instant since = entry.getRevocationDate().toInstant();
    if (entry.getRevocationReason() == null) {
      return new Revoked(RevocationReason.UNSPECIFIED, since);
    }
    return switch (entry.getRevocationReason()) {
      case CERTIFICATE_HOLD -> new OnHold(since);
      case UNSPECIFIED -> new Revoked(RevocationReason.UNSPECIFIED, since);
      default -> new Revoked(RevocationReason.valueOf(entry.getRevocationReason().name()), since);
    };
  }

  @Test
  void aSerialThatIsThereManyTimesCostsNothingAndTheFirstEntryCounts() throws Exception {
    byte[] der =
        CA.crl(
            b -> {
              for (int i = 0; i < 30_000; i++) {
                b.addCRLEntry(TestCa.SERIAL, Date.from(AT), i == 0 ? 4 : 1);
              }
            });
    Crl crl = Crl.parse(der);
    assertThat(crl.size()).isEqualTo(30_000);
    assertThat(CrlChecker.of(crl).check(TestCa.LEAF, CA.certificate, AT))
        .isEqualTo(new Revoked(RevocationReason.SUPERSEDED, AT));
  }
}
