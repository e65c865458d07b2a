package io.github.jpki4j.it.fuzz;

import java.nio.file.Path;

/** Where Jazzer enters: hands the bytes that it makes to a target. */
public final class JazzerEntry {

  private static ByteTarget target;
  private static Findings findings;

  private JazzerEntry() {}

  /**
   * Called once by Jazzer.
   *
   * @param args a target's name, and the folder for what is found
   * @throws Exception if there is no such target
   */
  public static void fuzzerInitialize(String[] args) throws Exception {
    target = (ByteTarget) Target.named(args[0]).make();
    findings = new Findings(Path.of(args[1]), System.out);
  }

  /**
   * Called by Jazzer for each input.
   *
   * @param bytes the input
   */
  public static void fuzzerTestOneInput(byte[] bytes) {
    try {
      target.read(bytes);
    } catch (Throwable e) { // Jazzer shall go on; each kind is told once
      findings.add(FuzzCase.ofBytes(target, bytes), e);
    }
  }
}
