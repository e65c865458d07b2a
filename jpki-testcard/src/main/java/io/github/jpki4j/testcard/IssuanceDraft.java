package io.github.jpki4j.testcard;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.OddCertificate;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link TestCardBuilder} has been told of the {@link Issuance} so far. */
final class IssuanceDraft {

  TestPki pki = TestPki.create();
  CaGeneration generation = CaGeneration.THIRD;
  Clock clock = Clock.systemUTC();
  Holder holder = Holder.test();
  @Nullable Holder resident;
  LocalDate cardExpiry = LocalDate.of(2035, 2, 17);
  final Map<KeyKind, Validity> validities = new EnumMap<>(KeyKind.class);
  final Map<CertificateKind, OddCertificate> odd = new EnumMap<>(CertificateKind.class);

  Issuance frozen() {
    return new Issuance(
        pki,
        generation,
        clock,
        holder,
        resident == null ? holder : resident,
        cardExpiry,
        Map.copyOf(validities),
        Map.copyOf(odd));
  }
}
