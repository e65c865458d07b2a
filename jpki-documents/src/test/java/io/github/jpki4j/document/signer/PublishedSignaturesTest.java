package io.github.jpki4j.document.signer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.signer.RsaVector.Result;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whether we say of each published signature with RSA what those who published it say. Hashes that
 * no signer of a document may use are not looked at, right or wrong.
 */
class PublishedSignaturesTest {

  @Test
  void projectWycheproofAgreesWithUs() throws Exception {
    List<RsaVector> vectors = RsaVectors.wycheproof();
    assertThat(counts(vectors)).allSatisfy((code, count) -> assertThat(count).isGreaterThan(500));
    assertThat(sizes(vectors)).contains(1024, 2048, 3072, 4096);
  }

  @Test
  void theValidationProgramOfNistAgreesWithUs() throws Exception {
    List<RsaVector> vectors = RsaVectors.fips();
    assertThat(vectors).hasSize(900);
    assertThat(counts(vectors))
        .isEqualTo(
            Map.of(
                SignatureCode.SIGNATURE_RIGHT, 120,
                SignatureCode.SIGNATURE_WRONG, 600,
                SignatureCode.SIGNATURE_NOT_CHECKED, 180));
    assertThat(sizes(vectors)).containsExactlyInAnyOrder(1024, 1536, 2048, 3072, 4096);
  }

  /** How often we say what, if all is right. */
  private static Map<SignatureCode, Integer> counts(List<RsaVector> vectors) throws Exception {
    Map<SignatureCode, Integer> counts = new EnumMap<>(SignatureCode.class);
    List<String> wrong = new ArrayList<>();
    for (RsaVector vector : vectors) {
      SignatureCode judged = vector.judged();
      counts.merge(judged, 1, Integer::sum);
      if (!right(vector).contains(judged)) {
        wrong.add(vector + " is " + vector.result() + " and not " + judged);
      }
    }
    assertThat(wrong).isEmpty();
    return counts;
  }

  private static Set<SignatureCode> right(RsaVector vector) {
    if (!vector.isKnown()) {
      return Set.of(SignatureCode.SIGNATURE_NOT_CHECKED);
    }
    if (vector.result() == Result.ACCEPTABLE) {
      return Set.of(SignatureCode.SIGNATURE_RIGHT, SignatureCode.SIGNATURE_WRONG);
    }
    return Set.of(
        vector.result() == Result.VALID
            ? SignatureCode.SIGNATURE_RIGHT
            : SignatureCode.SIGNATURE_WRONG);
  }

  private static Set<Integer> sizes(List<RsaVector> vectors) {
    Set<Integer> sizes = new HashSet<>();
    for (RsaVector vector : vectors) {
      if (vector.isKnown()) {
        sizes.add(vector.modulus().bitLength());
      }
    }
    return sizes;
  }
}
