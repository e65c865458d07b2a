package io.github.jpki4j.it.fuzz;

import com.code_intelligence.jazzer.api.BugDetectors;
import io.github.jpki4j.it.fuzz.target.ByteTarget;
import java.nio.file.Path;
import java.util.Set;

/** Where Jazzer enters: hands the bytes that it makes to a target. */
public final class JazzerEntry {

  /** The servers of the targets; a reader that connects to another one is a bug. */
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

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
    BugDetectors.allowNetworkConnections((host, port) -> LOOPBACK.contains(host));
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
