package io.github.jpki4j.it.fuzz;

import io.github.jpki4j.it.fuzz.model.HeapSearch;
import io.github.jpki4j.it.fuzz.target.ByteTarget;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tries all targets for a while: those that work with cards in this JVM, and beside it, in JVMs of
 * Jazzer, those that read bytes. Run by ./fuzz.
 */
public final class Fuzz {

  private final Path folder;
  private final long seed;
  private final Duration duration;
  private final PrintStream out;

  private Fuzz(Path folder, long seed, Duration duration, PrintStream out) {
    this.folder = folder;
    this.seed = seed;
    this.duration = duration;
    this.out = out;
  }

  /**
   * Runs it; the exit code is 1 if anything was found.
   *
   * @param args the folder for what is found, then minutes, and a seed or nothing; or a case that
   *     was found before
   * @throws Exception if it cannot be run
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    System.exit(args[1].matches("[0-9]+") ? all(folder, args) : again(Path.of(args[1])));
  }

  private static int again(Path file) throws Exception {
    FuzzCase found = FuzzCase.read(file);
    try {
      found.run(Target.named(found.target()).make());
      System.out.println(found + ": nothing broke this time");
      return 0;
    } catch (Throwable e) { // whatever it was
      e.printStackTrace(System.out);
      return 1;
    }
  }

  private static int all(Path folder, String[] args) throws Exception {
    Duration duration = Duration.ofMinutes(Long.parseLong(args[1]));
    long seed = args.length > 2 ? Long.parseLong(args[2]) : new SecureRandom().nextInt(1 << 30);
    return new Fuzz(folder, seed, duration, System.out).run() == 0 ? 0 : 1;
  }

  /** Runs all; how much was found. */
  private int run() throws InterruptedException, ExecutionException {
    out.println("seed " + seed + ", " + duration.toMinutes() + " min, JDK " + Runtime.version());
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Score> scores = new ArrayList<>();
    try {
      Future<List<Score>> models = threads.submit(this::models);
      Future<List<Score>> readers = threads.submit(this::readers);
      scores.addAll(models.get());
      scores.addAll(readers.get());
    } finally {
      threads.shutdownNow();
    }
    out.print(Score.table(scores));
    int found = scores.stream().mapToInt(Score::found).sum();
    out.println(
        "seed " + seed + ": " + (found == 0 ? "nothing found" : found + " found, see " + folder));
    return found;
  }

  private static List<Target> targets(boolean readers) {
    return Arrays.stream(Target.values()).filter(one -> one.readsBytes() == readers).toList();
  }

  /** How long each of so many that share a core may take. */
  private long nanos(List<Target> sharing) {
    return duration.dividedBy(sharing.size()).toNanos();
  }

  private List<Score> models() throws Exception {
    List<Target> sharing = targets(false);
    List<Score> scores = new ArrayList<>();
    for (Target one : sharing) {
      Findings findings = new Findings(folder, out);
      long end = System.nanoTime() + nanos(sharing);
      long runs = new Trial(one.make(), seed, findings).run(done -> System.nanoTime() - end < 0);
      scores.add(told(new Score(one.title(), runs, OptionalLong.empty(), findings.size())));
    }
    scores.add(told(heap()));
    return scores;
  }

  private Score heap() throws IOException {
    boolean found = HeapSearch.findsPassword(folder);
    if (found) {
      out.println(Findings.FOUND + "a password is on the heap of this JVM");
    }
    return new Score("heap", 1, OptionalLong.empty(), found ? 1 : 0);
  }

  private List<Score> readers() throws Exception {
    List<Target> sharing = targets(true);
    List<Score> scores = new ArrayList<>();
    for (Target one : sharing) {
      String limit = "-max_total_time=" + Math.max(1, nanos(sharing) / 1_000_000_000);
      scores.add(told(new JazzerRun((ByteTarget) one.make(), folder, out).run(limit, seed)));
    }
    return scores;
  }

  private Score told(Score score) {
    out.println(score.target() + ": " + score.runs() + " executions");
    return score;
  }
}
