package io.github.jpki4j.it.soak;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;

/** Simulates customers for a while. Run by ./soak. */
public final class Soak {

  private static final int SLOTS = 16;
  private static final int WARM_UP = 150;

  /** A kill every minute or two. */
  private static final int KILL_EVERY = 500;

  private Soak() {}

  /**
   * Runs it; the exit code is 1 if anything failed.
   *
   * @param args minutes, and a seed or nothing
   * @throws InterruptedException never
   */
  public static void main(String[] args) throws InterruptedException {
    Duration duration = Duration.ofMinutes(Integer.parseInt(args[0]));
    long seed = args.length > 1 ? Long.parseLong(args[1]) : new SecureRandom().nextInt(1 << 30);
    SoakRun run = new SoakRun(seed, SLOTS, WARM_UP, KILL_EVERY, Integer.MAX_VALUE, duration);
    try {
      System.exit(run.run(System.out) == 0 ? 0 : 1);
    } catch (IOException e) {
      System.err.println("soak: " + e.getMessage());
      System.exit(1);
    }
  }
}
