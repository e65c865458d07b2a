package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.pdf.CoveredHashes.Algorithms;
import io.github.jpki4j.document.pdf.revision.CoveredParts;
import io.github.jpki4j.document.signer.SignedContent;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The hash of what a signature covers is that of those bytes, whatever else was asked before. */
class CoveredHashesTest {

  private static final int LENGTH = 100_000;
  private static final byte[] FILE = new byte[LENGTH];

  static {
    new Random(15).nextBytes(FILE);
  }

  private static CoveredParts parts(int first, int firstEnd, int second, int secondEnd) {
    return new CoveredParts(first, firstEnd, second, secondEnd);
  }

  /** Several signatures of one file, in the order in which their hashes are asked for. */
  private record Case(String name, List<CoveredParts> parts) {}

  private static List<Case> cases() {
    List<CoveredParts> chain = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      chain.add(parts(0, i * 2000 - 500, i * 2000 - 100, i * 2000));
    }
    List<CoveredParts> backwards = new ArrayList<>(chain);
    Collections.reverse(backwards);
    return List.of(
        new Case("one after the other", chain),
        new Case("the last first", backwards),
        new Case("one within another", List.of(parts(0, 10, 20, 90), parts(0, 30, 40, 60))),
        new Case("overlapping", List.of(parts(0, 50, 60, 90), parts(0, 55, 70, 95))),
        new Case("the same gap", List.of(parts(0, 50, 60, 90), parts(0, 50, 60, LENGTH))),
        new Case("the same", List.of(parts(0, 50, 60, 90), parts(0, 50, 60, 90))),
        new Case("no gap", List.of(parts(0, 50, 50, 90))),
        new Case("parts that overlap", List.of(parts(0, 50, 20, 90))),
        new Case("the second part before the first", List.of(parts(0, 50, 10, 20))),
        new Case("no first part", List.of(parts(0, 0, 10, 20), parts(0, 5, 10, 20))),
        new Case("no second part", List.of(parts(0, 50, LENGTH, LENGTH))),
        new Case("nothing", List.of(parts(0, 0, 0, 0), parts(7, 7, 9, 9))),
        new Case("not from the beginning", List.of(parts(3, 50, 60, 90), parts(0, 50, 60, 90))),
        new Case("the whole file", List.of(parts(0, LENGTH, LENGTH, LENGTH), parts(0, 1, 2, 3))));
  }

  private static byte[] bytes(CoveredParts parts) {
    byte[] first = Arrays.copyOfRange(FILE, parts.first(), parts.firstEnd());
    byte[] second = Arrays.copyOfRange(FILE, parts.second(), parts.secondEnd());
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static CoveredHashes hashes(List<CoveredParts> parts, Algorithms algorithms) {
    return new CoveredHashes(FILE, parts.stream().map(Optional::of).toList(), algorithms);
  }

  /** A hash of a provider that cannot copy it. */
  static MessageDigest uncopyable(String name) throws NoSuchAlgorithmException {
    MessageDigest real = MessageDigest.getInstance(name);
    return new MessageDigest(name) {

      @Override
      protected void engineUpdate(byte input) {
        real.update(input);
      }

      @Override
      protected void engineUpdate(byte[] input, int offset, int length) {
        real.update(input, offset, length);
      }

      @Override
      protected byte[] engineDigest() {
        return real.digest();
      }

      @Override
      protected void engineReset() {
        real.reset();
      }
    };
  }

  @TestFactory
  List<DynamicTest> eachHashIsThatOfTheBytes() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Case each : cases()) {
      tests.add(
          DynamicTest.dynamicTest(each.name(), () -> check(each, MessageDigest::getInstance)));
      tests.add(
          DynamicTest.dynamicTest(
              each.name() + ", hashes that cannot be copied",
              () -> check(each, CoveredHashesTest::uncopyable)));
    }
    return tests;
  }

  private static void check(Case one, Algorithms algorithms) throws Exception {
    CoveredHashes hashes = hashes(one.parts(), algorithms);
    for (String algorithm : List.of("SHA-256", "SHA-512", "SHA-1", "SHA-384", "MD5", "SHA-256")) {
      for (CoveredParts parts : one.parts()) {
        assertThat(hashes.content(parts).hash(algorithm))
            .as("%s of %s", algorithm, parts)
            .isEqualTo(MessageDigest.getInstance(algorithm).digest(bytes(parts)));
      }
    }
    hashes.requireBounded();
  }

  @Test
  void algorithmsMayChangeFromSignatureToSignature() throws Exception {
    List<CoveredParts> chain = cases().get(0).parts();
    List<String> algorithms = List.of("SHA-256", "SHA-1", "SHA-512");
    CoveredHashes hashes = hashes(chain, MessageDigest::getInstance);
    for (int i = 0; i < chain.size(); i++) {
      String algorithm = algorithms.get(i % algorithms.size());
      assertThat(hashes.content(chain.get(i)).hash(algorithm))
          .isEqualTo(MessageDigest.getInstance(algorithm).digest(bytes(chain.get(i))));
    }
  }

  @Test
  void anOrderThatChanceMadeUpChangesNothing() throws Exception {
    Random chance = new Random(4);
    List<CoveredParts> parts = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      int[] at = {chance.nextInt(LENGTH), chance.nextInt(LENGTH), chance.nextInt(LENGTH)};
      int first = chance.nextInt(4) == 0 ? at[0] / 2 : 0;
      parts.add(
          parts(first, Math.max(first, at[0]), Math.min(at[1], at[2]), Math.max(at[1], at[2])));
    }
    check(new Case("chance", parts), MessageDigest::getInstance);
  }

  @Test
  void theBytesThatAreGivenToASignatureAreThose() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    for (Case each : cases()) {
      CoveredHashes hashes = hashes(each.parts(), MessageDigest::getInstance);
      for (CoveredParts parts : each.parts()) {
        Signature made = Signature.getInstance("SHA256withRSA");
        made.initSign(keys.getPrivate());
        made.update(bytes(parts));
        byte[] signature = made.sign();
        Signature verified = Signature.getInstance("SHA256withRSA");
        verified.initVerify(keys.getPublic());
        hashes.content(parts).feed(verified);
        assertThat(verified.verify(signature)).as("%s of %s", parts, each.name()).isTrue();
      }
    }
  }

  @Test
  void anAlgorithmThatNobodyKnowsIsToldEachTime() {
    CoveredHashes hashes = hashes(cases().get(0).parts(), MessageDigest::getInstance);
    SignedContent content = hashes.content(cases().get(0).parts().get(0));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> content.hash("NONE")).isInstanceOf(NoSuchAlgorithmException.class);
    }
  }

  /** Takes bytes and does nothing with them. */
  private static final class Nothing extends MessageDigest {

    private long taken;

    Nothing() {
      super("NOTHING");
    }

    @Override
    protected void engineUpdate(byte input) {
      taken++;
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      taken += length;
    }

    @Override
    protected byte[] engineDigest() {
      return new byte[] {(byte) taken};
    }

    @Override
    protected void engineReset() {
      taken = 0;
    }
  }

  @Test
  void whatWouldTakeTooLongIsRefused() throws Exception {
    List<CoveredParts> many = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      many.add(parts(0, i, i + 1, LENGTH));
    }
    CoveredHashes hashes = hashes(many, name -> new Nothing()); // which cannot be copied
    assertThatThrownBy(
            () -> {
              for (CoveredParts parts : many) {
                hashes.content(parts).hash("NOTHING");
              }
            })
        .isInstanceOf(IllegalStateException.class);
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(hashes::requireBounded)
        .matches(e -> e.problem() == DocumentException.Problem.PDF_TOO_LARGE);
  }

  /** Counts what is hashed by all copies of it together. */
  private static final class Counting extends MessageDigest implements Cloneable {

    private final MessageDigest real;
    private final long[] taken;

    Counting(MessageDigest real, long[] taken) {
      super(real.getAlgorithm());
      this.real = real;
      this.taken = taken;
    }

    @Override
    protected void engineUpdate(byte input) {
      taken[0]++;
      real.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      taken[0] += length;
      real.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
      return real.digest();
    }

    @Override
    protected void engineReset() {
      real.reset();
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
      return new Counting((MessageDigest) real.clone(), taken);
    }
  }

  @Test
  void eachByteIsHashedOnceForAllSignaturesThatAreInOrder() throws Exception {
    List<CoveredParts> chain = new ArrayList<>(cases().get(0).parts());
    for (int round = 0; round < 2; round++) {
      long[] taken = new long[1];
      CoveredHashes hashes =
          hashes(chain, name -> new Counting(MessageDigest.getInstance(name), taken));
      for (CoveredParts parts : chain) {
        assertThat(hashes.content(parts).hash("SHA-256"))
            .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes(parts)));
      }
      assertThat(taken[0]).isLessThanOrEqualTo(2L * LENGTH);
      Collections.reverse(chain);
    }
  }
}
