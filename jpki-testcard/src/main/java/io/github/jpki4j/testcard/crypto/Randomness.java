package io.github.jpki4j.testcard.crypto;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Where challenges and salts come from; the secure one is costly and made when first needed. */
public final class Randomness {

  private @Nullable RandomGenerator generator;

  private Randomness(@Nullable RandomGenerator generator) {
    this.generator = generator;
  }

  public static Randomness secure() {
    return new Randomness(null);
  }

  /** The same bytes in every run. */
  public static Randomness seeded(long seed) {
    return new Randomness(new SplittableRandom(seed));
  }

  public byte[] bytes(int count) {
    RandomGenerator source = generator;
    if (source == null) {
      source = new SecureRandom();
      generator = source;
    }
    byte[] bytes = new byte[count];
    source.nextBytes(bytes);
    return bytes;
  }
}
