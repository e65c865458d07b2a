package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.pdf.revision.CoveredParts;
import io.github.jpki4j.document.pdf.revision.CoveredRange;
import io.github.jpki4j.document.pdf.revision.FoundSignature;
import io.github.jpki4j.document.pdf.revision.SignatureFinder;
import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import io.github.jpki4j.document.signer.SignedContent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The hashes of what the signatures of one file cover. All cover the beginning of the file, which
 * is hashed once for each algorithm; each is branched off where it has its gap, and goes on with
 * what it covers behind that. So the work grows with the length of the file and not with how many
 * signatures there are. Not thread-safe.
 */
final class CoveredHashes {

  /** Makes a hash that has seen nothing. */
  @FunctionalInterface
  interface Algorithms {

    MessageDigest of(String name) throws NoSuchAlgorithmException;
  }

  /** What takes bytes of a file: a hash or a signature. */
  @FunctionalInterface
  private interface Taker<E extends Exception> {

    void take(byte[] file, int from, int length) throws E;
  }

  private record Hashed(CoveredParts parts, String algorithm) {}

  private final byte[] file;
  private final Algorithms algorithms;
  private final TreeSet<Integer> gaps = new TreeSet<>();
  private final Map<String, Optional<RunningDigest>> running = new HashMap<>();
  private final Map<Hashed, byte[]> known = new HashMap<>();

  /** Bytes that were given out a second time, because no hash could be branched off for them. */
  private long anew;

  /**
   * Hashes nothing yet.
   *
   * @param file not copied
   * @param signatures those of the file
   */
  CoveredHashes(byte[] file, Collection<FoundSignature> signatures) {
    this(
        file,
        signatures.stream().map(FoundSignature::range).map(CoveredRange::covered).toList(),
        MessageDigest::getInstance);
  }

  CoveredHashes(byte[] file, Collection<Optional<CoveredParts>> all, Algorithms algorithms) {
    this.file = file;
    this.algorithms = algorithms;
    for (Optional<CoveredParts> parts : all) {
      parts.filter(CoveredParts::beginsWithFile).ifPresent(each -> gaps.add(each.firstEnd()));
    }
  }

  /** What one of the signatures covers; to be asked while these hashes are there. */
  SignedContent content(CoveredParts parts) {
    return new SignedContent() {

      @Override
      public byte[] hash(String algorithm) throws NoSuchAlgorithmException {
        Hashed question = new Hashed(parts, algorithm);
        byte[] hash = known.get(question);
        if (hash == null) {
          hash = CoveredHashes.this.hash(parts, algorithm);
          known.put(question, hash);
        }
        return hash;
      }

      @Override
      public void feed(Signature signature) throws SignatureException {
        anew(parts, signature::update);
      }
    };
  }

  private byte[] hash(CoveredParts parts, String algorithm) throws NoSuchAlgorithmException {
    MessageDigest digest = algorithms.of(algorithm);
    Optional<RunningDigest> beginning = running.get(algorithm);
    if (beginning == null) {
      beginning = RunningDigest.of(file, gaps, algorithms.of(algorithm));
      running.put(algorithm, beginning);
    }
    if (!parts.beginsWithFile() || beginning.isEmpty()) {
      anew(parts, digest::update);
      return digest.digest();
    }
    try {
      digest = beginning.get().at(parts.firstEnd());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("a hash that was copied before", e);
    }
    digest.update(file, parts.second(), parts.secondEnd() - parts.second());
    return digest.digest();
  }

  private <E extends Exception> void anew(CoveredParts parts, Taker<E> taker) throws E {
    anew += parts.length();
    if (anew > SignatureFinder.mostHashed(file.length)) {
      throw new IllegalStateException("more bytes than the bound allows");
    }
    taker.take(file, parts.first(), parts.firstEnd() - parts.first());
    taker.take(file, parts.second(), parts.secondEnd() - parts.second());
  }

  /**
   * Refuses the file if something was not hashed because that were too many bytes: of signatures
   * without signed attributes, which need all bytes again, and of those that do not cover the
   * beginning.
   */
  void requireBounded() throws DocumentException {
    try {
      SignatureFinder.requireFewBytes(anew, file.length);
    } catch (SyntaxException e) {
      throw PdfFile.refused(e);
    }
  }
}
