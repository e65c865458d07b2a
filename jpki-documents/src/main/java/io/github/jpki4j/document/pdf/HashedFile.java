package io.github.jpki4j.document.pdf;

import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.pdf.CoveredHashes.Algorithms;
import io.github.jpki4j.document.pdf.write.SignatureRoom;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The hash of a file to which something is added to sign it: the file is hashed once, however many
 * sections might follow. Not thread-safe.
 */
final class HashedFile {

  private final byte[] file;
  private final HashAlgorithm algorithm;
  private final Algorithms algorithms;
  private final Optional<RunningDigest> running;

  /**
   * Hashes nothing yet.
   *
   * @param file not copied
   * @param algorithm of the hash
   */
  HashedFile(byte[] file, HashAlgorithm algorithm) {
    this(file, algorithm, MessageDigest::getInstance);
  }

  HashedFile(byte[] file, HashAlgorithm algorithm, Algorithms algorithms) {
    this.file = file;
    this.algorithm = algorithm;
    this.algorithms = algorithms;
    this.running = RunningDigest.of(file, new TreeSet<>(List.of(file.length)), fresh());
  }

  private MessageDigest fresh() {
    try {
      return algorithms.of(algorithm.jcaName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm.jcaName(), e);
    }
  }

  /**
   * The hash of what a signature covers.
   *
   * @param room for the signature, in a section behind this file
   */
  Digest with(SignatureRoom room) {
    MessageDigest digest = ofFile();
    room.addCovered(digest);
    return Digest.of(algorithm, digest.digest());
  }

  private MessageDigest ofFile() {
    try {
      if (running.isPresent()) {
        return running.get().at(file.length);
      }
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("a hash that was copied before", e);
    }
    MessageDigest digest = fresh();
    digest.update(file);
    return digest;
  }
}
