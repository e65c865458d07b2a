package io.github.jpki4j.it.fuzz;

import io.github.jpki4j.it.fuzz.target.ByteTarget;
import io.github.jpki4j.it.fuzz.target.FuzzTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * One run of a target that can be done again, as text: the target's name, and the seed or the
 * bytes.
 *
 * @param target its name
 * @param seed of the run; empty if it read bytes that no seed tells
 * @param bytes what it read; empty with a seed
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one to the next, never compared
record FuzzCase(String target, OptionalLong seed, byte[] bytes) {

  private static final String TARGET = "target ";
  private static final String SEED = "seed ";
  private static final String BYTES = "bytes ";

  static FuzzCase ofSeed(FuzzTarget target, long seed) {
    return new FuzzCase(target.name(), OptionalLong.of(seed), new byte[0]);
  }

  static FuzzCase ofBytes(ByteTarget target, byte[] bytes) {
    return new FuzzCase(target.name(), OptionalLong.empty(), bytes.clone());
  }

  /** Does it again. */
  void run(FuzzTarget again) throws Exception {
    if (seed.isPresent()) {
      again.run(new SplittableRandom(seed.getAsLong()));
    } else {
      ((ByteTarget) again).read(bytes);
    }
  }

  /** Reads what {@link #write} wrote. */
  static FuzzCase read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.size() >= 2 && lines.get(0).startsWith(TARGET)) {
      String target = lines.get(0).substring(TARGET.length());
      String what = lines.get(1);
      if (what.startsWith(SEED)) {
        long seed = Long.parseLong(what.substring(SEED.length()));
        return new FuzzCase(target, OptionalLong.of(seed), new byte[0]);
      }
      if (what.startsWith(BYTES)) {
        byte[] bytes = HexFormat.of().parseHex(what.substring(BYTES.length()));
        return new FuzzCase(target, OptionalLong.empty(), bytes);
      }
    }
    throw new IOException(file + " is no case that ./fuzz has written");
  }

  /** Writes it, and what came of it for people. */
  void write(Path file, String outcome) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, TARGET + target + "\n" + what() + "\n\n" + outcome);
  }

  private String what() {
    return seed.isPresent() ? SEED + seed.getAsLong() : BYTES + HexFormat.of().formatHex(bytes);
  }

  /** The target and the seed, or how many bytes. */
  @Override
  public String toString() {
    return target + ", " + (seed.isPresent() ? what() : bytes.length + " bytes");
  }
}
