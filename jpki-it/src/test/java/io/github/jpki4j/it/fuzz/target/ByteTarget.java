package io.github.jpki4j.it.fuzz.target;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Something that reads bytes of others. A run reads a sample with damage; a fuzzer that sees which
 * code the bytes reach finds better ones.
 */
public abstract class ByteTarget implements FuzzTarget {

  private final String name;
  private final List<byte[]> samples;

  /**
   * Creates it.
   *
   * @param name lower-case letters and hyphens
   * @param samples bytes that are read to the end, at least one
   */
  protected ByteTarget(String name, List<byte[]> samples) {
    this.name = name;
    this.samples = List.copyOf(samples);
  }

  /**
   * Reads them.
   *
   * @param bytes whatever they are; not changed
   * @throws Exception if something did not hold, as for an AssertionError
   */
  public abstract void read(byte[] bytes) throws Exception;

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void run(SplittableRandom random) throws Exception {
    read(Damage.to(samples.get(random.nextInt(samples.size())), random));
  }

  public final List<byte[]> samples() {
    return samples;
  }
}
