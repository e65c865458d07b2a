package io.github.jpki4j.it.fuzz;

import io.github.jpki4j.it.fuzz.target.FuzzTarget;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/** Many runs of one target, each with a seed that follows from that of all and its number. */
final class Trial {

  private final FuzzTarget target;
  private final long seed;
  private final Findings findings;

  Trial(FuzzTarget target, long seed, Findings findings) {
    this.target = target;
    this.seed = seed;
    this.findings = findings;
  }

  /**
   * Runs it again and again.
   *
   * @param more asked before each run with the number of those before it
   * @return how many runs there were
   */
  long run(LongPredicate more) {
    SplittableRandom seeds = new SplittableRandom(seed ^ target.name().hashCode());
    long runs = 0;
    while (more.test(runs)) {
      long one = seeds.nextLong();
      runs++;
      try {
        target.run(new SplittableRandom(one));
      } catch (Throwable e) { // whatever escapes is what was looked for
        findings.add(FuzzCase.ofSeed(target, one), e);
      }
    }
    return runs;
  }
}
